namespace ServiceDefaults.Http;

/// <summary>A use case refuses a request. Whatever it has done is rolled back, and the caller is answered with the problem.</summary>
public sealed class ProblemException(Problem problem, Exception? inner = null) : Exception(problem.Detail, inner)
{
    /// <summary>Gets the problem.</summary>
    public Problem Problem { get; } = problem;
}
