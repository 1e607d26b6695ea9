namespace SystemTests.Telemetry;

/// <summary>Which service must emit which signals when one order goes from upload to closing: the contract that dashboards and alerts rely on.</summary>
internal static class SignalMatrix
{
    /// <summary>Service and log event.</summary>
    public static TheoryData<string, string> Events => new()
    {
        { "shop", "order.created" },
        { "shop", "order.model_uploaded" },
        { "shop", "order.status_changed" },
        { "cost-calculator", "order.cost_calculated" },
        { "mes", "order.status_changed" },
        { "mes", "mes.operation_started" },
        { "mes", "mes.operation_completed" },
        { "crm", "order.status_changed" },
    };

    /// <summary>Service, kind and name of a span.</summary>
    public static TheoryData<string, string, string> Spans => new()
    {
        { "shop", "SERVER", "PUT /customers/{customerId}/orders/{orderId}/model" },
        { "shop", "SERVER", "POST /customers/{customerId}/orders/{orderId}/approve" },
        { "shop", "SERVER", "GET /models/{modelId}" },
        { "shop", "PRODUCER", "publish order.created" },
        { "shop", "PRODUCER", "publish order.status-changed" },
        { "shop", "PRODUCER", "publish cost.calculation-requested" },
        { "shop", "CONSUMER", "process cost.calculated" },
        { "shop", "CONSUMER", "process order.status-changed" },
        { "cost-calculator", "CONSUMER", "process cost.calculation-requested" },
        { "cost-calculator", "CLIENT", "GET" },
        { "cost-calculator", "PRODUCER", "publish cost.calculated" },
        { "crm", "CONSUMER", "process order.created" },
        { "crm", "CONSUMER", "process order.status-changed" },
        { "crm", "SERVER", "POST /orders/{orderId}/close" },
        { "crm", "PRODUCER", "publish order.status-changed" },
        { "mes", "CONSUMER", "process order.created" },
        { "mes", "CONSUMER", "process order.status-changed" },
        { "mes", "SERVER", "POST /orders/{orderId}/operations/{kind}/start" },
        { "mes", "SERVER", "POST /orders/{orderId}/ship" },
        { "mes", "PRODUCER", "publish order.status-changed" },
    };

    /// <summary>The services, each of which reaches its database and reports the common metrics.</summary>
    public static TheoryData<string> Services => ["shop", "crm", "mes", "cost-calculator"];

    /// <summary>The metrics that every service reports.</summary>
    public static readonly string[] CommonMetrics =
    [
        "dotnet.gc.collections",
        "http.server.request.duration",
        "db.client.operation.duration",
        "messaging.outbox.depth",
        "messaging.outbox.lag",
        "messaging.client.published.messages",
        "messaging.client.consumed.messages",
        "messaging.process.duration",
    ];
}
