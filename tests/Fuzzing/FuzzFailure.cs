namespace Fuzzing;

/// <summary>An input that was not taken as it must be.</summary>
/// <param name="Input">The input as it was found.</param>
/// <param name="Minimal">The smallest that fails the same way.</param>
/// <param name="Exception">How.</param>
public sealed record FuzzFailure(byte[] Input, byte[] Minimal, Exception Exception)
{
    /// <summary>Gets what failures of the same cause have in common.</summary>
    internal static string KindOf(Exception exception) =>
        $"{exception.GetType().Name} {exception.StackTrace?.Split('\n').FirstOrDefault(line => !line.Contains("Shouldly", StringComparison.Ordinal))?.Trim()}";
}
