using System.Collections.Concurrent;
using System.Diagnostics;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Simulator.Models;
using Simulator.Tests.Models;

namespace Simulator.Tests.Stub;

/// <summary>The REST contract of all five services in memory, on one real server; for the edge of the simulator only, the system tests run the services themselves.</summary>
internal sealed partial class StubSystem : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly ConcurrentDictionary<string, StubOrder> _orders = new(StringComparer.Ordinal);

    /// <summary>Guards the orders' content and <see cref="Accepted"/>.</summary>
    private readonly Lock _gate = new();

    /// <summary>Whether an upload that breaks off is taken for a whole one: a defect that the simulator has to find.</summary>
    private readonly bool _keepsHalves;
    private volatile TaskCompletionSource? _upload; // Ends when the half of it is kept.
    private int _cutOff;

    private StubSystem(WebApplication application, bool keepsHalves) => (_application, _keepsHalves) = (application, keepsHalves);

    /// <summary>How many requests broke off.</summary>
    public int CutOff => Volatile.Read(ref _cutOff);

    /// <summary>The status with which requests that cannot be right are answered.</summary>
    public int AnswerToRubbish { get; set; } = 400;

    public ConcurrentQueue<RecordedRequest> Requests { get; } = new();

    /// <summary>How often each effect took place, by idempotency key or order and action.</summary>
    public Dictionary<string, int> Accepted { get; } = [];

    /// <summary>May answer in place of the stub: path in, status and headers out.</summary>
    public Func<HttpContext, Task<bool>> Intercept { get; set; } = _ => Task.FromResult(false);

    /// <summary>Changes what the log store tells.</summary>
    public Func<IEnumerable<StubEvent>, IEnumerable<StubEvent>> Timeline { get; set; } = events => events;

    /// <summary>Whose spans have arrived.</summary>
    public IReadOnlyList<string> TracingServices { get; set; } = ["shop", "cost-calculator", "crm", "mes"];

    public IEnumerable<string> Statuses => _orders.Values.Select(order => order.Status);

    public static async Task<StubSystem> StartAsync(bool keepsHalves = false)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = null);
        var application = builder.Build();
        var stub = new StubSystem(application, keepsHalves);
        application.Use(stub.RecordAsync);
        application.UseRouting();
        MapHealth(application);
        stub.MapShop(application.MapGroup("/shop"));
        stub.MapCrm(application.MapGroup("/crm"));
        stub.MapMes(application.MapGroup("/mes"));
        stub.MapObservability(application.MapGroup("/observability"));
        await application.StartAsync(TestContext.Current.CancellationToken);
        return stub;
    }

    public string AddressOf(string service) => $"{_application.Urls.First()}/{service}";

    /// <summary>Gives the options that lead the simulator here.</summary>
    public string[] Options => OptionsBut("none", "");

    /// <summary>Gives the same options, one service elsewhere.</summary>
    public string[] OptionsBut(string other, string address) =>
    [
        .. new[] { "shop", "crm", "mes", "observability", "cost-calculator" }.SelectMany(service => new[] { $"--{service}", service == other ? address : AddressOf(service) }),
    ];

    /// <summary>Handles a request that an interceptor holds.</summary>
    public static Task HandleAsync(HttpContext context) => ((RequestDelegate)context.Items[nameof(HandleAsync)]!)(context);

    public ValueTask DisposeAsync() => _application.DisposeAsync();

    private async Task RecordAsync(HttpContext context, RequestDelegate next)
    {
        var body = new MemoryStream();
        if (_keepsHalves && HttpMethods.IsPut(context.Request.Method))
            _upload = new(TaskCreationOptions.RunContinuationsAsynchronously);
        try
        {
            await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException)
        {
            Interlocked.Increment(ref _cutOff);
            if (_keepsHalves)
            {
                _orders[context.Request.Path.Value!.Split('/')[^2]].Status = "Submitted";
                _upload!.SetResult();
            }

            return;
        }

        // Whoever asks after the cut is to see what it did, though this end may learn of it later than of the question.
        if (HttpMethods.IsGet(context.Request.Method) && _upload is { } upload)
            await upload.Task.WaitAsync(context.RequestAborted);
        context.Request.Body = body;
        Requests.Enqueue(new RecordedRequest(
            context.Request.Method,
            context.Request.Path,
            Convert.ToHexString(SHA256.HashData(body.ToArray()))[..12],
            context.Request.Headers.TraceParent,
            context.Request.Headers["Idempotency-Key"]));
        body.Position = 0;
        using var activity = new Activity("request");
        if (context.Request.Headers.TraceParent is [{ } parent])
            activity.SetParentId(parent).Start();
        context.Items[nameof(HandleAsync)] = next;
        if (IsRubbish(context.Request))
            await Problem(AnswerToRubbish, "malformed-request", "This cannot be right.").ExecuteAsync(context);
        else if (!await Intercept(context))
            await next(context);
    }

    // The services' own checks are held to by their tests; here rubbish is known by the marks that the simulator gives it.
    private static bool IsRubbish(HttpRequest request) =>
        request.Headers["Idempotency-Key"].ToString().StartsWith("rubbish-", StringComparison.Ordinal)
        || request.Path.Value!.Contains("S-999999999", StringComparison.Ordinal)
        || (request.Method == "POST" && request.Path.Value.EndsWith("/customers", StringComparison.Ordinal) && !request.Headers.ContainsKey("Idempotency-Key"))
        || request.QueryString.Value is { } query && (query.Contains("limit=1000000", StringComparison.Ordinal) || query.Contains("cursor=%00", StringComparison.Ordinal));

    private static IResult Problem(int status, string code, string detail) =>
        Results.Problem(detail, statusCode: status, type: $"urn:problem:{code}", extensions: new Dictionary<string, object?> { ["traceId"] = "0af7651916cd43dd" });

    private IResult Change(string orderId, string system, Func<StubOrder, string?> next)
    {
        if (!_orders.TryGetValue(orderId, out var order))
            return Problem(404, "order-not-found", $"There is no order {orderId}.");
        lock (_gate)
        {
            if (next(order) is not { } status)
                return Problem(409, "order-rule-violated", $"Order {orderId} is {order.Status}.");
            if (status != order.Status)
                Move(order, system, status);
            return Results.Ok(order.View);
        }
    }

    private static void Move(StubOrder order, string system, string status)
    {
        var old = order.Status;
        order.Status = status;
        Log(order, system, "order.status_changed", old, status);
    }

    private static void Log(StubOrder order, string system, string name, string? old = null, string? status = null) =>
        order.Events.Add(new StubEvent(TimeProvider.System.GetUtcNow(), system, name, old, status, Activity.Current?.TraceId.ToHexString()));

    private void Took(string what)
    {
        lock (_gate)
            Accepted[what] = Accepted.GetValueOrDefault(what) + 1;
    }

    private static string? DefectOf(byte[] file, string fileName)
    {
        try
        {
            var format = fileName.EndsWith(".obj", StringComparison.Ordinal) ? ModelFormat.Obj : file.AsSpan().StartsWith("solid"u8) ? ModelFormat.Ascii : ModelFormat.Binary;
            var model = CheckedModel.Read(file, format);
            return !model.IsWatertight ? "NotWatertight" : model.Size.Length() > 1_000 ? "TooLarge" : null;
        }
        catch (FormatException)
        {
            return "CorruptFile";
        }
    }
}
