namespace Simulator.Randomness;

/// <summary>The one number from which everything in a run follows, and the independent random streams that are derived from it.</summary>
/// <remarks>Each thing (order 17, customer 3) has a stream of its own, so that what happens concurrently cannot change what is drawn.</remarks>
/// <param name="Value">The number given with <c>--seed</c>.</param>
internal readonly record struct Seed(int Value)
{
    /// <summary>Opens the stream of one thing; the same arguments give the same numbers on every machine.</summary>
    internal Random For(string purpose, long number) => new(unchecked((int)Mix(purpose, number)));

    /// <summary>Derives a seed to be written down, such as that of a model file.</summary>
    internal int Derive(string purpose, long number) => (int)(Mix(purpose, number) & 0x7fff_ffff);

    private ulong Mix(string purpose, long number)
    {
        // FNV-1a over the purpose, then the finalizer of SplitMix64: string.GetHashCode differs from process to process.
        var hash = 14695981039346656037UL;
        foreach (var letter in purpose)
            hash = (hash ^ letter) * 1099511628211UL;
        hash ^= unchecked((ulong)number * 0x9E3779B97F4A7C15UL) ^ ((ulong)(uint)Value << 32);
        hash = (hash ^ (hash >> 30)) * 0xBF58476D1CE4E5B9UL;
        hash = (hash ^ (hash >> 27)) * 0x94D049BB133111EBUL;
        return hash ^ (hash >> 31);
    }
}
