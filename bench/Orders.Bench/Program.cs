using System.Globalization;
using Bench;
using Orders.Bench;

// Orders a second through the whole system with telemetry and without, in turn, so that what slows the machine for a while slows both.
if (args.Length > 1 || (args is [var text] && (!int.TryParse(text, CultureInfo.InvariantCulture, out var wanted) || wanted < 50)))
{
    await Console.Error.WriteLineAsync("Usage: Orders.Bench [ORDERS], at least 50 (default 300), for each of the four starts of the system, after as many to warm it up.");
    return 2;
}

var orders = args is [var given] ? int.Parse(given, CultureInfo.InvariantCulture) : 300;
Console.WriteLine($"{orders} orders from creation to closed, after as many to warm up, 32 under way at a time, {Environment.ProcessorCount} processors for all: services, servers, collector and simulator.");
Console.WriteLine("Off: no spans, no metrics, no log records leave the services (ServiceDefaults: DisableTracing, DisableMetrics, DisableLogExport); they still write to the console.");
var rounds = new List<Round>();
foreach (var telemetry in (bool[])[false, true, true, false])
{
    rounds.Add(await Round.RunAsync(telemetry, orders));
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"telemetry {(telemetry ? "on " : "off")}  {rounds[^1].OrdersPerSecond,6:N1} orders/s"));
}

var (on, off) = (rounds.Where(round => round.Telemetry).ToArray(), rounds.Where(round => !round.Telemetry).ToArray());
Console.WriteLine($"\n{"",-18} {"CPU ms/order",21} {"peak MB",17}");
Console.WriteLine($"{"part",-18} {"off",10} {"on",10} {"off",8} {"on",8}");
foreach (var part in rounds[0].Parts.Keys)
{
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
        $"{part,-18} {Cpu(off, part),10:N2} {Cpu(on, part),10:N2} {off.Max(round => round.Parts[part].PeakMegabytes),8:N0} {on.Max(round => round.Parts[part].PeakMegabytes),8:N0}"));
}

Console.WriteLine();
var (reached, without) = (on.Average(round => round.OrdersPerSecond), off.Average(round => round.OrdersPerSecond));
new ResultRow(
    "orders through the whole system", string.Create(CultureInfo.InvariantCulture, $"{reached:N1}/s"), string.Create(CultureInfo.InvariantCulture, $"telemetry off {without:N1}/s"),
    string.Create(CultureInfo.InvariantCulture, $"{reached / without:0.00}"), "0.95 of off", $"{orders} orders after as many to warm up, 32 at a time, mean of two starts each").Write();
// The rate swings with whatever else the machine does, the processor time hardly.
var (spent, spentWithout) = (All(on), All(off));
new ResultRow(
    "processor time of an order, services and servers", string.Create(CultureInfo.InvariantCulture, $"{spent:N0} ms"), string.Create(CultureInfo.InvariantCulture, $"telemetry off {spentWithout:N0} ms"),
    string.Create(CultureInfo.InvariantCulture, $"{spentWithout / spent:0.00}"), "0.95 of off", "the same orders; collector and its database included").Write();
return 0;

double All(Round[] of) => rounds[0].Parts.Keys.Sum(part => Cpu(of, part));

double Cpu(Round[] of, string part) => of.Average(round => round.Parts[part].CpuSeconds) * 1000 / orders;
