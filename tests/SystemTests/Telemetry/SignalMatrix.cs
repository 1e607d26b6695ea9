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
        { "shop", "Server", "PUT /customers/{customerId}/orders/{orderId}/model" },
        { "shop", "Server", "POST /customers/{customerId}/orders/{orderId}/approve" },
        { "shop", "Server", "GET /models/{modelId}" },
        { "shop", "Producer", "publish events:order.created" },
        { "shop", "Producer", "publish events:order.status-changed" },
        { "shop", "Producer", "publish events:cost.calculation-requested" },
        { "shop", "Consumer", "process events:cost.calculated:shop" },
        { "shop", "Consumer", "process events:order.status-changed:shop" },
        { "cost-calculator", "Consumer", "process events:cost.calculation-requested:cost-calculator" },
        { "cost-calculator", "Client", "GET" },
        { "cost-calculator", "Producer", "publish events:cost.calculated" },
        { "crm", "Consumer", "process events:order.created:crm" },
        { "crm", "Consumer", "process events:order.status-changed:crm" },
        { "crm", "Server", "POST /orders/{orderId}/close" },
        { "crm", "Producer", "publish events:order.status-changed" },
        { "mes", "Consumer", "process events:order.created:mes" },
        { "mes", "Consumer", "process events:order.status-changed:mes" },
        { "mes", "Server", "POST /orders/{orderId}/operations/{kind}/start" },
        { "mes", "Server", "POST /orders/{orderId}/ship" },
        { "mes", "Producer", "publish events:order.status-changed" },
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
        "messaging.client.sent.messages",
        "messaging.client.consumed.messages",
        "messaging.process.duration",
    ];
}
