using System.Buffers.Binary;
using Collector.Bench;

namespace Pipeline.Bench.Load;

/// <summary>Export requests without end, the same for both sides: a few are made, and each time one comes up again, its records are a nanosecond later, so that none is a copy.</summary>
internal sealed class OfferedRequests
{
    // A log record begins with its time (field 1, 8 bytes), and the time it was seen (field 11) follows.
    private const byte TimeTag = 0x09, ObservedTag = 0x59;
    private const int Different = 64;

    private readonly (byte[] Bytes, int[] Times)[] _made;

    // Counted up by the senders.
    private int _given = -1;

    internal OfferedRequests(int seed, DateTimeOffset now)
    {
        var payload = new Payload(seed, now);
        _made = [.. Enumerable.Range(0, Different).Select(_ => payload.Logs()).Select(bytes => (bytes, TimesIn(bytes, now)))];
        RecordBytes = _made.Average(request => request.Bytes.Length) / Payload.RecordsPerRequest;
    }

    /// <summary>Gets how many bytes a record has on the wire.</summary>
    internal double RecordBytes { get; }

    /// <summary>Gives the next request; several senders may ask at once.</summary>
    internal byte[] Next()
    {
        var number = Interlocked.Increment(ref _given);
        var (bytes, times) = _made[number % Different];
        var request = (byte[])bytes.Clone();
        foreach (var position in times)
            BinaryPrimitives.WriteUInt64LittleEndian(request.AsSpan(position), BinaryPrimitives.ReadUInt64LittleEndian(request.AsSpan(position)) + (ulong)(number / Different));
        return request;
    }

    private static int[] TimesIn(byte[] request, DateTimeOffset now)
    {
        var high = BitConverter.GetBytes((ulong)(now - DateTimeOffset.UnixEpoch).Ticks * 100)[6..];
        int[] times =
        [
            .. Enumerable.Range(0, request.Length - 9).Where(tag => request[tag] == TimeTag && request[tag + 9] == ObservedTag && request.AsSpan(tag + 7, 2).SequenceEqual(high)).Select(tag => tag + 1),
        ];
        return times.Length == Payload.RecordsPerRequest
            ? times
            : throw new InvalidOperationException($"{times.Length} times were found in a request of {Payload.RecordsPerRequest} records.");
    }
}
