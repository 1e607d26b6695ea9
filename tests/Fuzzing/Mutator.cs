namespace Fuzzing;

/// <summary>Damages inputs at random, so that most still look like what they were.</summary>
/// <param name="tokens">What the reader of the inputs may trip over; put in here and there.</param>
/// <param name="random">Decides everything.</param>
internal sealed class Mutator(IReadOnlyList<byte[]> tokens, Random random)
{
    private const int MostBytes = 64 * 1024;
    private const int LongestCut = 100;
    private const int LongestRepeat = 200;

    /// <summary>Gives a damaged copy of one of the inputs, now and then crossed with another.</summary>
    internal byte[] Next(IReadOnlyList<byte[]> corpus)
    {
        var bytes = corpus[random.Next(corpus.Count)].ToList();
        if (random.Next(8) == 0)
            Cross(bytes, corpus[random.Next(corpus.Count)]);
        for (var times = random.Next(1, 5); times > 0; times--)
            Damage(bytes);
        return bytes.Count <= MostBytes ? [.. bytes] : [.. bytes.Take(MostBytes)];
    }

    private void Cross(List<byte> bytes, byte[] other)
    {
        var at = random.Next(bytes.Count + 1);
        bytes.RemoveRange(at, bytes.Count - at);
        bytes.AddRange(other[random.Next(other.Length + 1)..]);
    }

    private void Damage(List<byte> bytes)
    {
        if (bytes.Count == 0)
            bytes.Add((byte)random.Next(256));
        var at = random.Next(bytes.Count);
        switch (random.Next(8))
        {
            case 0:
                bytes[at] = (byte)random.Next(256);
                break;
            case 1:
                bytes[at] ^= (byte)(1 << random.Next(8));
                break;
            case 2:
                bytes.RemoveRange(at, Math.Min(random.Next(1, LongestCut), bytes.Count - at));
                break;
            case 3:
                bytes.InsertRange(random.Next(bytes.Count), bytes.GetRange(at, Math.Min(random.Next(1, LongestRepeat), bytes.Count - at)));
                break;
            case 4:
                var noise = new byte[random.Next(1, 9)];
                random.NextBytes(noise);
                bytes.InsertRange(at, noise);
                break;
            case 5:
                // Lengths and counts sit in four bytes; the extremes are where arithmetic breaks.
                Overwrite(bytes, at, BitConverter.GetBytes(random.Next(4) switch { 0 => 0, 1 => -1, 2 => int.MaxValue, _ => int.MinValue }));
                break;
            default:
                var token = tokens[random.Next(tokens.Count)];
                if (random.Next(2) == 0)
                    Overwrite(bytes, at, token);
                else
                    bytes.InsertRange(at, token);
                break;
        }
    }

    private static void Overwrite(List<byte> bytes, int at, byte[] with)
    {
        for (var i = 0; i < with.Length && at + i < bytes.Count; i++)
            bytes[at + i] = with[i];
    }
}
