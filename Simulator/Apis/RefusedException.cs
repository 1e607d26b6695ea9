using System.Net;

namespace Simulator.Apis;

/// <summary>A service answered with an error.</summary>
/// <param name="service">The service.</param>
/// <param name="request">What was asked.</param>
/// <param name="status">The status code.</param>
/// <param name="problem">What the service says.</param>
/// <param name="unanswered">Whether the same request was sent before and its answer was lost.</param>
internal sealed class RefusedException(string service, string request, HttpStatusCode status, Problem problem, bool unanswered)
    : SystemFailureException($"{service} {(int)status} {problem.Type ?? "no problem type"}", $"{service} answered {request} with {(int)status}: {problem}")
{
    private const string ChangedMeanwhile = "urn:problem:changed-meanwhile";

    /// <summary>Gets whether nothing was done because somebody else changed the same thing at the same moment; asking again is right then.</summary>
    internal bool MayAskAgain { get; } = status == HttpStatusCode.Conflict && problem.Type == ChangedMeanwhile;

    /// <summary>Gets whether the conflict may be with the same request, sent before, whose answer was lost.</summary>
    internal bool MayBeDone { get; } = unanswered && status == HttpStatusCode.Conflict;

    /// <summary>Gets the status code.</summary>
    internal HttpStatusCode Status { get; } = status;
}
