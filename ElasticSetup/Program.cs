using ElasticSetup;

// Brings an Elasticsearch (and, where it is named, a Kibana) into the state that the files in deploy/ describe, and ends.
using var ending = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    ending.Cancel();
};
return await SetupRun.RunAsync(Environment.GetEnvironmentVariable, Environment.GetEnvironmentVariables(), AppContext.BaseDirectory, Console.Out, Console.Error, TimeProvider.System, ending.Token);
