using Aspire.Hosting.Testing;
using Npgsql;
using SystemTests.People;

namespace SystemTests.BadInput.Traces;

/// <summary>The same at the embedded collector, whose reader shows no more spans than a person reads.</summary>
public sealed class EmbeddedBadTraceTests(WholeSystem system) : BadTraceContract
{
    [Fact]
    public Task Every_span_of_a_trace_with_cycles_and_missing_parents_is_shown() => EverySpanOfASenselessTraceIsShownAsync();

    [Fact]
    public Task Every_span_of_a_trace_of_a_hundred_thousand_is_kept() => EverySpanOfAnEnormousTraceIsKeptAsync();

    protected override HttpClient Receiver() => system.Client("collector");

    private protected override async Task<long> CountAsync(string traceId, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(await system.Application.GetConnectionStringAsync("telemetrydb", cancellationToken));
        await connection.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand("SELECT count(*) FROM spans WHERE trace_id = $1", connection);
        command.Parameters.Add(new() { Value = Convert.FromHexString(traceId) });
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    private protected override async Task<IReadOnlyList<string>> ShowAsync(string traceId, CancellationToken cancellationToken) =>
        [.. (await system.Client("observability").Get($"/api/traces/{traceId}", cancellationToken))["spans"]!.AsArray().Select(span => (string)span!["name"]!)];
}
