using Aspire.Hosting.Testing;
using SystemTests.BadInput.Records;

namespace SystemTests.Elastic;

/// <summary>The same at the OpenTelemetry Collector and Elasticsearch, which refuses whole documents for one field.</summary>
[Collection(nameof(WithElastic))]
public sealed class ElasticBadRecordTests(ElasticSystem system) : BadRecordContract
{
    [Fact]
    public Task Every_bad_record_is_found_and_says_what_was_changed()
    {
        ElasticSystem.SkipUnlessThere();
        return EveryRecordIsFoundWithItsMarksAsync();
    }

    [Fact]
    public Task A_body_of_ten_megabytes_and_ten_thousand_attributes_are_found_whole()
    {
        ElasticSystem.SkipUnlessThere();
        return LargeRecordsAreFoundWholeAsync();
    }

    [Fact]
    public Task Text_that_is_no_UTF8_is_found_with_replacement_characters()
    {
        ElasticSystem.SkipUnlessThere();
        return TextThatIsNoUtf8IsFoundAsync();
    }

    protected override HttpClient Receiver() => system.Application.CreateHttpClient("otelcol", "http");

    // A body that is no text is in another field.
    private protected override async Task<IReadOnlyList<StoredRecord>> FindAsync(string service, CancellationToken cancellationToken) =>
        [.. (await system.Reader.Find("logs-*.otel-*", $"resource.attributes.service.name:\"{service}\"", cancellationToken))
            .Select(document => new StoredRecord(document["attributes"]?.AsObject() ?? [], document["body"]?["text"]?.ToString().Length ?? 0))];

    private protected override IReadOnlyList<string> MarksOf(BadRecord record) => [.. record.Marks, .. record.InElasticsearch];
}
