using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Simulator.Tests.Stub;

internal sealed partial class StubSystem
{
    private static readonly string[] Kinds = ["print", "post-process", "quality-check", "pack"];

    private static void MapHealth(IEndpointRouteBuilder routes) => routes.MapGet("/{service}/health", () => "Healthy");

    private void MapShop(IEndpointRouteBuilder shop)
    {
        shop.MapPost("/customers", (HttpContext context) => Register(context));
        shop.MapPost("/customers/{customerId}/orders", (string customerId, HttpContext context) => CreateOrder(customerId, "shop", context));
        shop.MapGet("/customers/{customerId}/orders/{orderId}", (string orderId) => Read(orderId));
        shop.MapPut("/customers/{customerId}/orders/{orderId}/model", (string orderId, string fileName, HttpContext context) => Upload(orderId, fileName, context));
        shop.MapPost("/customers/{customerId}/orders/{orderId}/approve", (string orderId) => Approve(orderId));
        shop.MapPost("/customers/{customerId}/orders/{orderId}/cancel", (string orderId) => Cancel(orderId));
    }

    private void MapCrm(IEndpointRouteBuilder crm)
    {
        crm.MapPost("/customers", (HttpContext context) => Register(context));
        crm.MapPost("/orders", (HttpContext context) => CreateOrder("by-phone", "crm", context));
        crm.MapGet("/orders/{orderId}", (string orderId) => ReadLate(orderId));
        crm.MapPut("/orders/{orderId}/model", (string orderId, string fileName, HttpContext context) => Upload(orderId, fileName, context));
        crm.MapPost("/orders/{orderId}/approve", (string orderId) => Approve(orderId));
        crm.MapPost("/orders/{orderId}/cancel", (string orderId) => Cancel(orderId));
        crm.MapPost("/orders/{orderId}/close", (string orderId) => Change(orderId, "crm", order => order.Status == "Shipped" ? "Closed" : null));
        crm.MapPost("/orders/{orderId}/complaints", (HttpContext context) => Results.Created("/complaints/1", new { complaintId = IdOf(context) }));
        crm.MapPost("/complaints/{complaintId}/resolve", (Guid complaintId) => Results.Ok(new { complaintId }));
        crm.MapPost("/tickets", (HttpContext context) => Results.Created("/tickets/1", new { ticketId = IdOf(context) }));
        crm.MapPost("/tickets/{ticketId}/close", (Guid ticketId) => Results.Ok(new { ticketId }));
    }

    private void MapMes(IEndpointRouteBuilder mes)
    {
        mes.MapPost("/operators", (HttpContext context) => Results.Created("/operators/1", new { operatorId = IdOf(context), name = "x" }));
        mes.MapGet("/orders/{orderId}", (string orderId) => Read(orderId));
        mes.MapGet("/queue", () => Results.Ok(new { items = _orders.Values.Where(order => order.Status == "ManufacturingApproved").Select(order => order.View), next = (string?)null }));
        mes.MapPost("/orders/{orderId}/operations/{kind}/start", (string orderId, string kind) => Operate(orderId, kind, started: true));
        mes.MapPost("/orders/{orderId}/operations/{kind}/complete", (string orderId, string kind) => Operate(orderId, kind, started: false));
        mes.MapPost("/orders/{orderId}/operations/{kind}/fail", (string orderId, string kind) => Fail(orderId, kind));
        mes.MapPost("/orders/{orderId}/ship", (string orderId) => Change(orderId, "mes", order => order.Status == "Packaging" ? "Shipped" : null));
    }

    private void MapObservability(IEndpointRouteBuilder observability)
    {
        observability.MapGet("/api/traces/{traceId}", (string traceId) => traceId.Length != 32 ? Problem(400, "invalid-parameters", "A trace id has 32 digits.") : Results.Ok(new { traceId, spans = TracingServices.Select(service => new { service, name = "x" }), logs = Array.Empty<object>() }));
        observability.MapGet("/api/metrics", (string service) => Results.Ok(new { items = new[] { new { service, name = "http.server.request.duration" } } }));
        observability.MapGet("/api/orders/{orderId}/timeline", (string orderId) =>
        {
            lock (_gate)
                return Results.Ok(new { orderId, items = Timeline(_orders.TryGetValue(orderId, out var order) ? order.Events : []).ToArray() });
        });
    }

    // Ids follow from the idempotency keys without the run's own part, so that two runs with one seed get the same ids in whatever order they ask.
    private static Guid IdOf(HttpContext context)
    {
        var key = context.Request.Headers["Idempotency-Key"].ToString();
        return new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(key[(key.IndexOf('-', StringComparison.Ordinal) + 1)..])).AsSpan(0, 16));
    }

    private IResult Register(HttpContext context)
    {
        Took(context.Request.Headers["Idempotency-Key"].ToString());
        return Results.Created("/customers/1", new { customerId = IdOf(context) });
    }

    private IResult CreateOrder(string customerId, string system, HttpContext context)
    {
        var index = int.Parse(context.Request.Headers["Idempotency-Key"].ToString().Split('-')[2], System.Globalization.CultureInfo.InvariantCulture);
        var orderId = $"{(system == "shop" ? 'S' : 'C')}-{100_001 + index}";
        var order = _orders.GetOrAdd(orderId, new StubOrder(orderId, customerId));
        lock (_gate)
        {
            if (order.Events.Count == 0)
                Log(order, system, "order.created");
        }

        return Results.Created($"/orders/{orderId}", order.View);
    }

    private IResult Read(string orderId) => Change(orderId, "shop", order => order.Status);

    private IResult ReadLate(string orderId)
    {
        if (!_orders.TryGetValue(orderId, out var order))
            return Problem(404, "order-not-found", $"There is no order {orderId}.");
        lock (_gate)
        {
            var shown = order.Late ?? order.View;
            order.Late = order.View;
            return Results.Ok(shown);
        }
    }

    private async Task<IResult> Upload(string orderId, string fileName, HttpContext context)
    {
        var file = ((MemoryStream)context.Request.Body).ToArray();
        await Task.CompletedTask;
        if (file.Length == 0)
            return Problem(400, "model-empty", "The file is empty; upload an STL or OBJ file.");
        var defect = DefectOf(file, fileName);
        return Change(orderId, "shop", order =>
        {
            if (order.Status is not ("Initiated" or "CalculationFailed"))
                return null;
            Log(order, "shop", "order.model_uploaded");
            Move(order, "shop", "Submitted");
            Log(order, "cost-calculator", "order.cost_calculated");
            return defect is null ? "PriceCalculated" : "CalculationFailed";
        });
    }

    private IResult Approve(string orderId) => Change(orderId, "shop", order =>
    {
        if (order.Status != "PriceCalculated")
            return null;
        Took($"approve {orderId}");
        return "ManufacturingApproved";
    });

    private IResult Cancel(string orderId) => Change(orderId, "shop", order => order.Status is "Packaging" or "Shipped" or "Closed" ? null : "Cancelled");

    private IResult Operate(string orderId, string kind, bool started) => Change(orderId, "mes", order =>
    {
        if (Array.IndexOf(Kinds, kind) * 2 + (started ? 0 : 1) != order.Operated || order.Status is "PriceCalculated" or "Cancelled")
            return null;
        order.Operated++;
        Log(order, "mes", started ? "mes.operation_started" : "mes.operation_completed");
        return (kind, started) switch
        {
            ("print", true) when order.Status == "ManufacturingApproved" => "ManufacturingStarted",
            ("quality-check", false) => "ManufacturingCompleted",
            ("pack", true) => "Packaging",
            _ => order.Status,
        };
    });

    private IResult Fail(string orderId, string kind) => Change(orderId, "mes", order =>
    {
        if (Array.IndexOf(Kinds, kind) * 2 + 1 != order.Operated)
            return null;
        order.Operated = kind == "quality-check" ? 0 : order.Operated - 1;
        Log(order, "mes", "mes.operation_failed");
        return order.Status;
    });
}
