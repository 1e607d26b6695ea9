using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using YamlDotNet.RepresentationModel;

namespace Collector.Tests.Redaction;

/// <summary>A real OpenTelemetry Collector that does nothing but redact, as <c>deploy/otel-collector/config.yaml</c> says. Needs otelcol in the folder bin below BACKENDS_DIR.</summary>
internal sealed class RedactingCollector : IAsyncDisposable
{
    private static readonly string Program = Path.Combine(Environment.GetEnvironmentVariable("BACKENDS_DIR") ?? string.Empty, "bin", "otelcol");

    private readonly Process _process;
    private readonly string _folder;
    private readonly HttpClient _http;

    private RedactingCollector(Process process, string folder, int port)
    {
        _process = process;
        _folder = folder;
        _http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
    }

    private string Output => Path.Combine(_folder, "out.json");

    public static IReadOnlyList<string> ConfiguredExpressions() =>
        [.. ((YamlSequenceNode)Redaction()["blocked_values"]).Select(node => ((YamlScalarNode)node).Value!)];

    public static async Task<RedactingCollector> StartAsync(CancellationToken cancellationToken)
    {
        Assert.SkipUnless(File.Exists(Program), $"otelcol is not at '{Program}'; set BACKENDS_DIR to the folder whose bin holds it.");
        var folder = Directory.CreateTempSubdirectory("redacting").FullName;
        var port = FreePort();
        var configuration = new JsonObject
        {
            ["receivers"] = new JsonObject { ["otlp"] = new JsonObject { ["protocols"] = new JsonObject { ["http"] = new JsonObject { ["endpoint"] = $"127.0.0.1:{port}" } } } },
            ["processors"] = new JsonObject { ["redaction"] = new JsonObject { ["allow_all_keys"] = true, ["blocked_values"] = new JsonArray([.. ConfiguredExpressions().Select(text => (JsonNode)text)]) } },
            ["exporters"] = new JsonObject { ["file"] = new JsonObject { ["path"] = Path.Combine(folder, "out.json"), ["flush_interval"] = "50ms" } },
            ["service"] = new JsonObject
            {
                ["telemetry"] = new JsonObject { ["metrics"] = new JsonObject { ["level"] = "none" } },
                ["pipelines"] = new JsonObject { ["logs"] = new JsonObject { ["receivers"] = new JsonArray("otlp"), ["processors"] = new JsonArray("redaction"), ["exporters"] = new JsonArray("file") } },
            },
        };
        var path = Path.Combine(folder, "config.yaml");
        await File.WriteAllTextAsync(path, configuration.ToJsonString(), cancellationToken);
        var process = Process.Start(new ProcessStartInfo(Program, ["--config", path]) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        process.OutputDataReceived += static (_, _) => { };
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
        return new RedactingCollector(process, folder, port);
    }

    /// <summary>Sends each text as an attribute of a record of its own, and gives what the collector made of them.</summary>
    public async Task<IReadOnlyList<string>> MaskAsync(IReadOnlyList<string> texts, CancellationToken cancellationToken)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(TimeSpan.FromSeconds(30));
        var records = texts.Select(text => (JsonNode)new JsonObject
        {
            ["attributes"] = new JsonArray(new JsonObject { ["key"] = "text", ["value"] = new JsonObject { ["stringValue"] = text } }),
        });
        var request = new JsonObject { ["resourceLogs"] = new JsonArray(new JsonObject { ["scopeLogs"] = new JsonArray(new JsonObject { ["logRecords"] = new JsonArray([.. records]) }) }) };
        await SendAsync(request, deadline.Token);
        while (true)
        {
            var written = File.Exists(Output) ? await File.ReadAllTextAsync(Output, deadline.Token) : string.Empty;
            if (written.EndsWith('\n'))
                return Texts(JsonNode.Parse(written)!);
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, deadline.Token);
        }
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static YamlNode Redaction()
    {
        using var reader = new StreamReader(RepositoryFolder.Of("deploy", "otel-collector", "config.yaml"));
        var yaml = new YamlStream();
        yaml.Load(reader);
        return yaml.Documents[0].RootNode["processors"]["redaction"];
    }

    private static IReadOnlyList<string> Texts(JsonNode output) =>
        [.. output["resourceLogs"]![0]!["scopeLogs"]![0]!["logRecords"]!.AsArray().Select(record => record!["attributes"]![0]!["value"]!["stringValue"]!.GetValue<string>())];

    private async Task SendAsync(JsonObject request, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                using var answer = await _http.PostAsJsonAsync("v1/logs", request, cancellationToken);
                answer.EnsureSuccessStatusCode();
                return;
            }
            catch (HttpRequestException fault) when (fault.HttpRequestError == HttpRequestError.ConnectionError)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, cancellationToken);
            }
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
