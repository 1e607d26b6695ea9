namespace Fuzzing;

/// <summary>Makes an input that fails smaller, as long as it fails the same way.</summary>
/// <remarks>Cuts out pieces of half the length, then of a quarter, down to single bytes (A. Zeller, R. Hildebrandt: Simplifying and Isolating Failure-Inducing Input, 2002).</remarks>
internal static class Minimizer
{
    private const int MostAttempts = 5_000;

    /// <summary>Gives the smallest input that was found.</summary>
    /// <param name="input">An input that fails.</param>
    /// <param name="failsTheSame">Tells whether another does, too.</param>
    internal static async Task<byte[]> MinimizeAsync(byte[] input, Func<byte[], Task<bool>> failsTheSame)
    {
        var attempts = 0;
        for (var piece = Math.Max(1, input.Length / 2); ; piece /= 2)
        {
            for (var at = 0; at < input.Length && attempts < MostAttempts;)
            {
                byte[] without = [.. input[..at], .. input[Math.Min(at + piece, input.Length)..]];
                attempts++;
                if (await failsTheSame(without))
                    input = without;
                else
                    at += piece;
            }

            if (piece == 1 || attempts >= MostAttempts)
                return input;
        }
    }
}
