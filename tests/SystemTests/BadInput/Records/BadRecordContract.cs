using System.Text.Json.Nodes;
using Collector.Tests.Otlp;

namespace SystemTests.BadInput.Records;

/// <summary>No record is lost for its form, whichever store keeps it: what had to be changed says so.</summary>
public abstract class BadRecordContract
{
    private const int ManyAttributes = 10_000;
    private const int LargeBody = 10_000_000;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Gives a client of what receives OTLP.</summary>
    protected abstract HttpClient Receiver();

    /// <summary>Gives the attributes and the body's length of each record of a service, by now.</summary>
    private protected abstract Task<IReadOnlyList<StoredRecord>> FindAsync(string service, CancellationToken cancellationToken);

    private protected abstract IReadOnlyList<string> MarksOf(BadRecord record);

    private protected async Task EveryRecordIsFoundWithItsMarksAsync()
    {
        var service = $"badform{Guid.CreateVersion7():n}";
        var records = BadRecord.All(Now());
        // All at once, so that none may hold up another.
        await SendAsync(Request.Of(service, [.. records.Select(record => record.Log)]).Protobuf);

        var found = await FindAllAsync(service, records.Count);

        found.Select(record => record.Probe).ShouldBe(records.Select(record => record.Name), ignoreOrder: true);
        foreach (var record in records)
            found.Single(stored => stored.Probe == record.Name).Marks.ShouldBe(MarksOf(record), ignoreOrder: true, record.Name);
    }

    private protected async Task LargeRecordsAreFoundWholeAsync()
    {
        var service = $"badsize{Guid.CreateVersion7():n}";
        await SendAsync(Request.Of(service, new Log { Time = Now(), Body = new string('b', LargeBody) }).Protobuf);
        await SendAsync(Request.Of(service, new Log { Time = Now(), Body = "many", Attributes = [.. Enumerable.Range(0, ManyAttributes).Select(number => new Pair($"key{number}", number))] }).Protobuf);

        var found = await FindAllAsync(service, 2);

        found.Max(record => record.BodyLength).ShouldBe(LargeBody);
        var many = found.Single(record => record.BodyLength == "many".Length).Attributes;
        var whole = (string?)many["collector.all_attributes"] is { } text ? JsonNode.Parse(text)!.AsObject() : many;
        whole.Count(attribute => attribute.Key.StartsWith("key", StringComparison.Ordinal)).ShouldBe(ManyAttributes);
    }

    private protected async Task TextThatIsNoUtf8IsFoundAsync()
    {
        var service = $"badtext{Guid.CreateVersion7():n}";
        byte[] text = [(byte)'a', 0xFF, (byte)'b', 0xC3];
        await SendAsync(ProtoMessage.Encode(request => request.Message(1, resource => resource
            .Message(1, origin => Pair.Write(origin, 1, [new("service.name", service)]))
            .Message(2, scope => scope.Message(2, record => record.Fixed64(1, Now()).Message(5, body => body.Bytes(1, text))
                .Message(6, attribute => attribute.Text(1, "probe").Message(2, value => value.Bytes(1, text))))))));

        var found = (await FindAllAsync(service, 1)).ShouldHaveSingleItem();

        found.BodyLength.ShouldBe(text.Length);
        found.Probe.ShouldBe("a\uFFFDb\uFFFD");
    }

    private static ulong Now() => (ulong)(TimeProvider.System.GetUtcNow() - DateTimeOffset.UnixEpoch).Ticks * 100;

    private Task<IReadOnlyList<StoredRecord>> FindAllAsync(string service, int count) =>
        Eventually.Get($"{count} records of {service}", token => FindAsync(service, token), found => found.Count >= count, Token);

    private async Task SendAsync(byte[] request)
    {
        using var receiver = Receiver();
        await receiver.SendOtlpAsync("logs", request, Token);
    }
}
