namespace SystemTests.BadInput.Records;

/// <summary>The same at the embedded collector.</summary>
public sealed class EmbeddedBadRecordTests(WholeSystem system) : BadRecordContract
{
    [Fact]
    public Task Every_bad_record_is_found_and_says_what_was_changed() => EveryRecordIsFoundWithItsMarksAsync();

    [Fact]
    public Task A_body_of_ten_megabytes_and_ten_thousand_attributes_are_found_whole() => LargeRecordsAreFoundWholeAsync();

    [Fact]
    public Task Text_that_is_no_UTF8_is_found_with_replacement_characters() => TextThatIsNoUtf8IsFoundAsync();

    protected override HttpClient Receiver() => system.Client("collector");

    private protected override async Task<IReadOnlyList<StoredRecord>> FindAsync(string service, CancellationToken cancellationToken) =>
        [.. (await system.Telemetry.Logs($"service={service}", cancellationToken)).Select(log => new StoredRecord(log["attributes"]!.AsObject(), ((string?)log["message"])?.Length ?? 0))];

    private protected override IReadOnlyList<string> MarksOf(BadRecord record) => record.Marks;
}
