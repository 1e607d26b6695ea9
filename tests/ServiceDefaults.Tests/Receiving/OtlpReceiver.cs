using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace ServiceDefaults.Tests.Receiving;

/// <summary>A real receiver of OTLP over HTTP or gRPC that keeps the bytes it was sent.</summary>
internal sealed class OtlpReceiver : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly bool _isGrpc;
    private readonly ConcurrentQueue<(string Path, byte[] Body)> _requests = [];
    private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private OtlpReceiver(bool isGrpc, int port)
    {
        _isGrpc = isGrpc;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
            kestrel.Listen(System.Net.IPAddress.Loopback, port, listen => listen.Protocols = isGrpc ? HttpProtocols.Http2 : HttpProtocols.Http1));
        _app = builder.Build();
        _app.Run(ReceiveAsync);
    }

    internal string Endpoint => _app.Urls.Single();

    internal string Protocol => _isGrpc ? "grpc" : "http/protobuf";

    /// <summary>Holds every request until <see cref="Release"/>.</summary>
    internal bool Hangs { get; init; }

    /// <summary>Decides the status of each answer; 200 by default.</summary>
    internal Func<int, int> StatusOfRequest { get; init; } = _ => 200;

    /// <summary>Gets the message of each answer.</summary>
    internal byte[] Answer { get; init; } = [];

    /// <summary>Completes when the first request came.</summary>
    internal Task Reached => _reached.Task;

    internal IReadOnlyCollection<byte[]> Bodies => [.. _requests.Select(request => request.Body)];

    internal List<ReceivedLog> Logs => [.. _requests.Where(request => request.Path.Contains("/logs") || request.Path.Contains("LogsService")).SelectMany(request => ReceivedLog.Read(request.Body))];

    internal List<ReceivedSpan> Spans => [.. _requests.Where(request => request.Path.Contains("/traces") || request.Path.Contains("TraceService")).SelectMany(request => ReceivedSpan.Read(request.Body))];

    internal List<string> MetricNames => [.. _requests.Where(request => request.Path.Contains("/metrics") || request.Path.Contains("MetricsService"))
        .SelectMany(request => new Wire(request.Body).Messages(1))
        .SelectMany(resource => resource.Messages(2)).SelectMany(scope => scope.Messages(2)).Select(metric => metric.Text(1))];

    internal static async Task<OtlpReceiver> StartAsync(bool isGrpc = false, bool hangs = false, Func<int, int>? statusOfRequest = null, byte[]? answer = null, int port = 0)
    {
        var receiver = new OtlpReceiver(isGrpc, port) { Hangs = hangs, StatusOfRequest = statusOfRequest ?? (_ => 200), Answer = answer ?? [] };
        await receiver._app.StartAsync(TestContext.Current.CancellationToken);
        return receiver;
    }

    internal void Release() => _released.TrySetResult();

    /// <summary>Waits for a record, 20 seconds at most.</summary>
    internal async Task<ReceivedLog> LogAsync(Func<ReceivedLog, bool> wanted) => await FindAsync(() => Logs.Find(log => wanted(log)), () => string.Join('\n', Logs));

    internal Task<ReceivedLog> LogAsync(string eventName) => LogAsync(log => log.Event == eventName);

    /// <summary>Waits for a span, 20 seconds at most.</summary>
    internal async Task<ReceivedSpan> SpanAsync(Func<ReceivedSpan, bool> wanted) => await FindAsync(() => Spans.Find(span => wanted(span)), () => string.Join('\n', Spans));

    /// <summary>Waits for a metric, 20 seconds at most.</summary>
    internal async Task MetricAsync(string name) => await FindAsync(() => MetricNames.Find(received => received == name), () => string.Join('\n', MetricNames));

    public async ValueTask DisposeAsync()
    {
        Release();
        await _app.DisposeAsync();
    }

    private static async Task<T> FindAsync<T>(Func<T?> find, Func<string> describe)
        where T : class
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        deadline.CancelAfter(TimeSpan.FromSeconds(20));
        while (true)
        {
            if (find() is { } found)
                return found;
            if (deadline.IsCancellationRequested)
                throw new TimeoutException("It never came. Received were:\n" + describe());
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, TestContext.Current.CancellationToken);
        }
    }

    private async Task ReceiveAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        _reached.TrySetResult();
        if (Hangs)
            await _released.Task.WaitAsync(context.RequestAborted);
        var status = StatusOfRequest(_requests.Count);
        _requests.Enqueue((context.Request.Path, status == 200 ? body.ToArray().AsSpan(_isGrpc ? 5 : 0).ToArray() : []));
        if (!_isGrpc)
        {
            context.Response.StatusCode = status;
            await context.Response.Body.WriteAsync(Answer, context.RequestAborted);
            return;
        }

        context.Response.ContentType = "application/grpc";
        await context.Response.Body.WriteAsync(new byte[] { 0, 0, 0, 0, (byte)Answer.Length }.Concat(Answer).ToArray(), context.RequestAborted);
        context.Response.AppendTrailer("grpc-status", status switch { 200 => "0", 429 => "8", 503 => "14", _ => "3" });
    }
}
