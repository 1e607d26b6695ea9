using CostCalculator.ModelFiles;
await using var file = File.OpenRead(args[0]);
var sw = System.Diagnostics.Stopwatch.StartNew();
var model = await ModelReader.ReadAsync(file, file.Length, new ModelLimits(5_000_000, 1L << 31), CancellationToken.None);
Console.WriteLine($"{model} {sw.ElapsedMilliseconds} ms");
