using System.Text;
using Collector.Decoding;
using Collector.Redaction;
using Collector.Tests.Otlp;
using Collector.Tests.Rows;
using FsCheck;
using FsCheck.Fluent;

namespace Collector.Tests.Redaction;

public sealed class SecondNetTests
{
    private static readonly ulong Now = Some.Nanos(Some.Time);

    private static readonly Gen<string> Sensitive = Gen.Elements(
        "4111111111111111", "4111 1111 1111 1111", "5500-0000-0000-0004", "2221000000000009", "378282246310005", "3782 822463 10005", "6011111111111117",
        "joe@example.com", "a.b+c@mail.example.co.uk", "+49 170 1234567", "+1 (555) 010-9999", "+4917012345678", "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln",
        "Bearer abcdef123456", "basic\tdXNlcjpwYXNz", "password=hunter2", "PWD : x", "secret=\"s", "api_key=k", "ApiKey:k", "api-key = k");

    private static readonly Gen<string> Harmless = Gen.Elements(
        "order", " ", "S-100001", "\"", "\\", "\n", "é", "漢", "2026-11-23T09:19:01.123+00:00", "550e8400-e29b-41d4-a716-446655440000", "1795426102723971156",
        "rabbit@", "@", "+", "4", "4111", "-", "1", "a", "_", "/api/orders", "key", ": ", "=", "🦊");

    private static readonly Gen<string> Texts = Gen.Frequency((1, Sensitive), (3, Harmless)).ListOf().Select(parts => string.Concat(parts.Take(8)));

    [Theory]
    [InlineData("card 4111 1111 1111 1111 of joe@example.com", "card **** of ****")]
    [InlineData("call +49 170 1234567, now", "call ****, now")]
    [InlineData("Authorization: Bearer eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln", "Authorization: Bearer ****")]
    [InlineData("Host=db;Password=hunter2;Database=x", "Host=db;****;Database=x")]
    [InlineData("order S-100001 at 2026-11-23T09:19:01+00:00 with 550e8400-e29b-41d4-a716-446655440000 took 1795426102723971156 ns", null)]
    [InlineData("ü4111111111111111ü", "ü****ü")]
    public void Text_is_masked_where_it_is_sensitive_and_nowhere_else(string text, string? masked) => SensitivePatterns.Redact(text).ShouldBe(masked ?? text);

    [Fact]
    public void The_sweep_suspects_whatever_would_be_masked() =>
        Prop.ForAll(Texts.ToArbitrary(), text => SensitivePatterns.Redact(text) == text || Suspicion.Raises(Encoding.UTF8.GetBytes(text))).QuickCheckThrowOnFailure();

    [Fact]
    public void The_sweep_suspects_whatever_would_be_masked_wherever_windows_end()
    {
        for (var length = 4_060; length < 4_110; length++)
            Suspicion.Raises(Encoding.UTF8.GetBytes(new string('x', length) + " password=1 " + new string('x', 5_000))).ShouldBeTrue($"at {length}");
    }

    [Fact]
    public void A_row_is_masked_in_every_text_wherever_it_stands_and_nothing_else_changes() =>
        Prop.ForAll((from body in Texts from name in Texts from nested in Texts from log in OtlpGenerators.Logs(Now) select (body, name, nested, log)).ToArbitrary(), some =>
        {
            var log = some.log with
            {
                Body = some.body,
                EventName = some.name,
                Attributes = [new("list", new Value.ArrayValue([some.nested, 7])), new("map", new Value.MapValue([new("inner", some.nested)])), new("number", 4111111111111111L)],
            };
            var row = DecodeOne(log);

            row.Text("body").ShouldBe(SensitivePatterns.Redact(Clean(some.body)));
            row.Bytes("trace_id").ShouldBe(log.TraceId);
            var attributes = row.Json("attributes")!;
            attributes["list"]![0]!.GetValue<string>().ShouldBe(SensitivePatterns.Redact(Clean(some.nested)));
            attributes["list"]![1]!.GetValue<int>().ShouldBe(7);
            attributes["map"]!["inner"]!.GetValue<string>().ShouldBe(SensitivePatterns.Redact(Clean(some.nested)));
            attributes["number"]!.GetValue<long>().ShouldBe(4111111111111111L);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_record_says_how_many_of_its_values_were_masked()
    {
        var row = DecodeOne(new Log { Time = Now, Body = "joe@example.com", Attributes = [new("to", "joe@example.com"), new("also", "+49 170 1234567"), new("fine", "x")] });

        row.Json("attributes")!.ToJsonString().ShouldBe("""{"to":"****","also":"****","fine":"x","redaction.masked.count":3}""");
    }

    [Fact]
    public void Names_status_and_events_of_a_span_are_masked()
    {
        using var batch = Some.Decode(Signal.Traces, Request.Of("shop", new Span
        {
            TraceId = [.. Enumerable.Repeat((byte)1, 16)], SpanId = [.. Enumerable.Repeat((byte)2, 8)], Start = Now, End = Now, Name = "mail joe@example.com",
            EventAttributes = [new("exception.message", "joe@example.com")],
        }).Protobuf);
        var row = CopyRow.ReadAll(batch.Rows.Written.Span, SpanDecoder.Columns).ShouldHaveSingleItem();

        row.Text("name").ShouldBe("mail ****");
        row.Json("events")!.ToJsonString().ShouldNotContain("joe");
        batch.Masked.ShouldBe(2);
    }

    [Fact]
    public void A_long_text_made_to_be_slow_is_not()
    {
        var text = new string('a', 2_000_000) + "@" + new string('1', 2_000_000);
        DecodeOne(new Log { Time = Now, Body = text }).Text("body").ShouldBe(text);
    }

    /// <summary>The OpenTelemetry Collector, with the expressions of its own configuration, masks the same as the embedded one.</summary>
    [Fact]
    public async Task The_OpenTelemetry_Collector_masks_the_same()
    {
        // Its expressions are applied in an order that changes from run to run, so no two matches may depend on each other.
        var texts = Gen.Frequency((1, Sensitive), (3, Harmless)).ListOf().Select(parts => string.Join(";", parts.Take(8))).Sample(60, 2_000).Where(text => text.Length > 0).ToList();
        await using var otelcol = await RedactingCollector.StartAsync(TestContext.Current.CancellationToken);

        var masked = await otelcol.MaskAsync(texts, TestContext.Current.CancellationToken);
        masked.Count.ShouldBe(texts.Count);
        for (var index = 0; index < texts.Count; index++)
            SensitivePatterns.Redact(texts[index]).ShouldBe(masked[index], $"of '{texts[index]}'");
    }

    [Fact]
    public void The_expressions_are_those_of_the_OpenTelemetry_Collectors_configuration() =>
        RedactingCollector.ConfiguredExpressions().ShouldBe(SensitivePatterns.Expressions);

    private static string Clean(string text) => text.Replace('\0', '\uFFFD');

    private static CopyRow DecodeOne(Log log)
    {
        using var batch = Some.Decode(Signal.Logs, Request.Of("shop", log).Protobuf);
        return CopyRow.ReadAll(batch.Rows.Written.Span, LogDecoder.Columns).ShouldHaveSingleItem();
    }
}
