using System.Net;

namespace Simulator.Apis;

/// <summary>A service answered with an error.</summary>
internal sealed class RefusedException(string service, string request, HttpStatusCode status, Problem problem)
    : SystemFailureException($"{service} {(int)status} {problem.Type ?? "no problem type"}", $"{service} answered {request} with {(int)status}: {problem}")
{
    /// <summary>Gets the status code.</summary>
    internal HttpStatusCode Status { get; } = status;
}
