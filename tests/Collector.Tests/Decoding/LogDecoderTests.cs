using System.Text;
using System.Text.Json.Nodes;
using Collector.Decoding;
using Collector.Tests.Otlp;
using Collector.Tests.Rows;
using FsCheck;
using FsCheck.Fluent;

namespace Collector.Tests.Decoding;

public sealed class LogDecoderTests
{
    private static readonly ulong Now = Some.Nanos(Some.Time);

    [Fact]
    public void Random_records_are_decoded_as_Googles_encoder_wrote_them() =>
        Prop.ForAll(OtlpGenerators.Logs(Now).ToArbitrary(), log => Check(log, DecodeOne(log))).QuickCheckThrowOnFailure();

    [Fact]
    public void Attributes_that_are_searched_by_have_columns_and_are_not_stored_twice()
    {
        var row = DecodeOne(new Log { Time = Now, Attributes = [new("order.id", "S-100001"), new("customer.id", "C-7"), new("event.name", "order.created"), new("a", "b")] });

        row.Text("order_id").ShouldBe("S-100001");
        row.Text("customer_id").ShouldBe("C-7");
        row.Text("event_name").ShouldBe("order.created");
        row.Json("attributes")!.ToJsonString().ShouldBe("""{"a":"b"}""");
    }

    [Fact]
    public void An_order_number_that_came_as_an_integer_is_searched_as_text_and_keeps_its_type()
    {
        var row = DecodeOne(new Log { Time = Now, Attributes = [new("order.id", 42)] });

        row.Text("order_id").ShouldBe("42");
        row.Json("attributes")!.ToJsonString().ShouldBe("""{"order.id":42}""");
    }

    [Fact]
    public void An_order_number_too_long_for_an_index_is_cut_in_its_column_and_whole_among_the_attributes()
    {
        var longName = new string('é', 5_000);
        var row = DecodeOne(new Log { Time = Now, Attributes = [new("order.id", longName)] });

        row.Text("order_id").ShouldBe(new string('é', 128));
        row.Json("attributes")!["order.id"]!.GetValue<string>().ShouldBe(longName);
    }

    [Theory]
    [InlineData(0, "1970-01-01T00:00:01Z")]
    [InlineData(1, "2262-01-01T00:00:00Z")]
    [InlineData(2, "2026-10-01T00:00:00Z")]
    public void An_absurd_time_is_kept_as_an_attribute_and_the_record_stored_under_the_time_it_came(int _, string time)
    {
        var nanos = Some.Nanos(DateTimeOffset.Parse(time, System.Globalization.CultureInfo.InvariantCulture));
        var row = DecodeOne(new Log { Time = nanos });

        row.Number("time").ShouldBe(RowMicros(Now));
        row.Json("attributes")!["collector.original_time_unix_nano"]!.GetValue<string>().ShouldBe($"{nanos}");
    }

    [Fact]
    public void A_record_without_a_time_takes_the_time_it_was_observed()
    {
        var row = DecodeOne(new Log { ObservedTime = Now - 1_234_567 });

        row.Number("time").ShouldBe(RowMicros(Now - 1_234_567));
        row.Number("time_nanos").ShouldBe(433);
    }

    [Theory]
    [InlineData("Warning", 13)]
    [InlineData("error", 17)]
    [InlineData("Critical", 21)]
    [InlineData("whatever", 0)]
    public void A_record_without_a_severity_number_takes_the_one_of_its_severity_text(string text, int number) =>
        DecodeOne(new Log { Time = Now, SeverityNumber = 0, SeverityText = text }).Number("severity").ShouldBe(number);

    [Fact]
    public void An_unknown_severity_number_is_kept_as_an_attribute()
    {
        var row = DecodeOne(new Log { Time = Now, SeverityNumber = 99, SeverityText = "ERROR" });

        row.Number("severity").ShouldBe(17);
        row.Json("attributes")!["collector.original_severity_number"]!.GetValue<int>().ShouldBe(99);
    }

    [Fact]
    public void Ids_of_the_wrong_length_are_kept_as_attributes()
    {
        var row = DecodeOne(new Log { Time = Now, TraceId = [1, 2, 3], SpanId = [4] });

        row.Bytes("trace_id").ShouldBeNull();
        row.Json("attributes")!["collector.invalid_trace_id"]!.GetValue<string>().ShouldBe("010203");
        row.Json("attributes")!["collector.invalid_span_id"]!.GetValue<string>().ShouldBe("04");
    }

    [Fact]
    public void Bytes_that_are_not_UTF8_are_replaced_and_the_rest_of_the_text_kept()
    {
        var request = ProtoMessage.Encode(message => message.Message(1, resource => resource.Message(2, scope => scope.Message(2, record => record
            .Fixed64(1, Now).Message(5, body => body.Bytes(1, [(byte)'a', 0xFF, (byte)'b', 0xC3]))))));
        using var batch = Some.Decode(Signal.Logs, request);

        CopyRow.ReadAll(batch.Rows.Written.Span, LogDecoder.Columns).ShouldHaveSingleItem().Text("body").ShouldBe("a\uFFFDb\uFFFD");
    }

    [Fact]
    public void A_record_nested_too_deep_is_refused_and_the_others_are_stored()
    {
        Value deep = "x";
        for (var level = 0; level <= AnyValueRows.MaxDepth; level++)
            deep = new Value.ArrayValue([deep]);
        using var batch = Some.Decode(Signal.Logs, Request.Of("shop", new Log { Time = Now }, new Log { Time = Now, Body = deep }, new Log { Time = Now }).Protobuf);

        batch.Count.ShouldBe(2);
        CopyRow.ReadAll(batch.Rows.Written.Span, LogDecoder.Columns).Count.ShouldBe(2);
        batch.Refusals.Describe().ShouldBe("1 refused: a value is nested deeper than 64 levels.");
    }

    [Fact]
    public void Ten_thousand_attributes_and_a_body_of_ten_megabytes_are_stored_whole()
    {
        var row = DecodeOne(new Log
        {
            Time = Now,
            Body = new string('b', 10_000_000),
            Attributes = [.. Enumerable.Range(0, 10_000).Select(number => new Pair($"key{number}", number))],
        });

        row.Bytes("body")!.Length.ShouldBe(10_000_000);
        row.Json("attributes")!.AsObject().Count.ShouldBe(10_000);
    }

    [Fact]
    public void Resource_and_scope_are_found_wherever_they_stand_in_their_message()
    {
        var request = ProtoMessage.Encode(message => message.Message(1, resource => resource
            .Message(2, scope => scope.Message(2, record => record.Fixed64(1, Now)).Message(1, origin => origin.Text(1, "late.scope")))
            .Message(1, origin => Pair.Write(origin, 1, [new("service.name", "late")]))));
        using var batch = Some.Decode(Signal.Logs, request);

        CopyRow.ReadAll(batch.Rows.Written.Span, LogDecoder.Columns).ShouldHaveSingleItem().Text("service").ShouldBe("late");
        batch.NewSources.Values.ShouldHaveSingleItem().Scope.ShouldBe("late.scope");
    }

    [Fact]
    public void Unknown_fields_are_skipped()
    {
        var request = ProtoMessage.Encode(message => message.Text(99, "future").Message(1, resource => resource.Fixed32(77, 1).Message(2, scope => scope.Message(2, record =>
            record.Fixed64(1, Now).Varint(1_000, 5).Text(1_001, "new").Message(5, body => body.Text(1, "known"))))));
        using var batch = Some.Decode(Signal.Logs, request);

        CopyRow.ReadAll(batch.Rows.Written.Span, LogDecoder.Columns).ShouldHaveSingleItem().Text("body").ShouldBe("known");
    }

    private static void Check(Log log, CopyRow row)
    {
        row.Number("time").ShouldBe(RowMicros(log.Time));
        row.Number("time_nanos").ShouldBe((long)(log.Time % 1_000));
        row.Text("body").ShouldBe(log.Body is Value.TextValue text ? Stored.Text(text.Text) : log.Body is Value.None ? null : row.Text("body"));
        if (log.Body is not Value.TextValue and not Value.None)
            JsonNode.DeepEquals(StoredJson.Parse(row.Bytes("body")), log.Body.ToStored()).ShouldBeTrue();
        row.Bytes("trace_id").ShouldBe(log.TraceId);
        row.Bytes("span_id").ShouldBe(log.SpanId);
        if (log.SeverityNumber > 0)
            row.Number("severity").ShouldBe(log.SeverityNumber);

        // What has a column is put back by readers; here it is left out on both sides.
        var expected = Pair.ToStored(log.Attributes);
        if (log.Attributes.LastOrDefault(pair => pair.Key == "order.id") is { Value: Value.TextValue { Text: var order } } && Encoding.UTF8.GetByteCount(order) is > 0 and <= 256 && !order.Contains('\0'))
            expected.Remove("order.id");
        var actual = row.Json("attributes")!.AsObject();
        if (!expected.ContainsKey("order.id"))
            actual.Remove("order.id");
        JsonNode.DeepEquals(actual, expected).ShouldBeTrue($"stored {row.Json("attributes")}, expected {expected}");
    }

    private static CopyRow DecodeOne(Log log)
    {
        using var batch = Some.Decode(Signal.Logs, Request.Of("shop", log).Protobuf);
        return CopyRow.ReadAll(batch.Rows.Written.Span, LogDecoder.Columns).ShouldHaveSingleItem();
    }

    private static long RowMicros(ulong nanos) => (long)(nanos / 1_000) - Collector.Rows.RowBuffer.PostgresEpochMicros;
}
