using Collector.Decoding;
using Collector.Queueing;
using Collector.Storage;

namespace Collector.Tests.Queueing;

public sealed class QueueEntryTests : IDisposable
{
    private static readonly RowNeeds Needs = new(
        [new(2026, 11, 23), new(2026, 11, 24)],
        [new Source(1, "shop", "scope", "1.0", """{"service.name":"shop"}""", "{}", null)],
        [new Instrument(2, "orders", "{order}", null, MetricKind.Sum, 2, true)]);

    private readonly string _folder = Directory.CreateTempSubdirectory("queue").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task What_is_written_is_read_again_entry_by_entry()
    {
        using var file = QueueFile.Create(_folder, 1);
        for (var number = 1; number <= 20; number++)
            await file.AppendAsync(QueueEntry.Encode(number, Needs, [new byte[number * 100], new byte[] { (byte)number }]), Token);
        using var read = QueueFile.Open(_folder, 1);

        var position = 0L;
        for (var number = 1; number <= 20; number++)
        {
            var (entry, next) = await read.ReadAsync(position, Token);
            entry.ShouldNotBeNull().Count.ShouldBe(number);
            entry.Rows.Length.ShouldBe((number * 100) + 1);
            entry.Rows.Span[^1].ShouldBe((byte)number);
            entry.Needs.Days.ShouldBe(Needs.Days);
            entry.Needs.Sources.ShouldBe(Needs.Sources);
            entry.Needs.Instruments.ShouldBe(Needs.Instruments);
            position = next;
        }

        (await read.ReadAsync(position, Token)).ShouldBe((null, position));
    }

    [Fact]
    public async Task A_byte_changed_or_missing_anywhere_is_noticed()
    {
        var whole = QueueEntry.Encode(3, Needs, [new byte[] { 1, 2, 3, 4, 5 }]).SelectMany(part => part.ToArray()).ToArray();
        for (var at = 0; at < whole.Length; at++)
        {
            byte[] changed = [.. whole];
            changed[at] ^= 0x10;
            (await ReadAsync(changed)).ShouldBeNull($"byte {at} is changed");
            (await ReadAsync(whole[..at])).ShouldBeNull($"the file ends after {at} bytes");
        }

        (await ReadAsync(whole)).ShouldNotBeNull();
    }

    private async Task<QueueEntry?> ReadAsync(byte[] bytes)
    {
        await File.WriteAllBytesAsync(Path.Combine(_folder, "000000000002.queue"), bytes, Token);
        using var file = QueueFile.Open(_folder, 2);
        return (await file.ReadAsync(0, Token)).Entry;
    }
}
