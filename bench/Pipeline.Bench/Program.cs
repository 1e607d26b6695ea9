using System.Globalization;
using Pipeline.Bench;

// Log records from the socket to the search, the embedded way and Elasticsearch's, on the same payloads.
var records = 100_000;
if (args.Length > 1 || (args is [var text] && !(int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out records) && records >= 10_000)))
{
    await Console.Error.WriteLineAsync("Usage: Pipeline.Bench [RECORDS], at least 10000, by default 100000. Elasticsearch and the OpenTelemetry Collector are taken from the folder that BACKENDS_DIR names.");
    return 2;
}

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    stop.Cancel();
};
await Comparison.RunAsync(records, stop.Token);
return 0;
