namespace SystemTests.Telemetry;

public abstract class SignalMatrixContract(WholeSystem system, SignalMatrixContract.ClosedOrder order) : IClassFixture<SignalMatrixContract.ClosedOrder>
{
    public static TheoryData<string, string> Events => SignalMatrix.Events;

    public static TheoryData<string, string, string> Spans => SignalMatrix.Spans;

    public static TheoryData<string> Services => SignalMatrix.Services;

    [Theory]
    [MemberData(nameof(Events))]
    public async Task A_service_logs_an_event(string service, string name)
    {
        var token = TestContext.Current.CancellationToken;
        var orderId = await order.Id(system, token);
        var found = await Eventually.Get(
            $"event {name} of {service} for {orderId}",
            ask => system.Telemetry.Logs($"service={service}&event={name}&orderId={orderId}", ask),
            logs => logs.Count > 0,
            token);
        found.ShouldAllBe(log => (string?)log["traceId"] != null && (string?)log["customerId"] != null && (string?)log["severity"] == "INFO");
    }

    [Theory]
    [MemberData(nameof(Spans))]
    public async Task A_service_reports_a_span(string service, string kind, string name)
    {
        var token = TestContext.Current.CancellationToken;
        var orderId = await order.Id(system, token);
        await Eventually.Get(
            $"{kind} span '{name}' of {service} for {orderId}",
            ask => system.Telemetry.Spans($"service={service}&kind={kind}&name={Uri.EscapeDataString(name)}&orderId={orderId}", ask),
            spans => spans.Count > 0,
            token);
    }

    [Theory]
    [MemberData(nameof(Services))]
    public async Task A_service_reports_its_database_calls_as_spans_of_the_order(string service)
    {
        var token = TestContext.Current.CancellationToken;
        var orderId = await order.Id(system, token);
        await Eventually.Get(
            $"database span of {service} for {orderId}",
            ask => system.Telemetry.Spans($"service={service}&kind=Client&orderId={orderId}", ask),
            spans => spans.Any(span => span["attributes"]!.AsObject().ContainsKey("db.system.name") || span["attributes"]!.AsObject().ContainsKey("db.system")),
            token);
    }

    [Theory]
    [MemberData(nameof(Services))]
    public async Task A_service_reports_the_common_metrics(string service)
    {
        var token = TestContext.Current.CancellationToken;
        await order.Id(system, token);
        await Eventually.Get(
            $"set of metrics of {service}",
            async ask => string.Join(", ", SignalMatrix.CommonMetrics.Except((await system.Telemetry.Metrics(service, ask)).Select(metric => (string)metric["name"]!))),
            missing => missing.Length == 0,
            token);
    }

    [Fact]
    public async Task No_broker_edge_is_reported_twice()
    {
        var token = TestContext.Current.CancellationToken;
        var orderId = await order.Id(system, token);
        var published = await Eventually.Get(
            $"publish spans of {orderId}",
            ask => system.Telemetry.Spans($"service=shop&kind=Producer&orderId={orderId}", ask),
            spans => spans.Count >= 5,
            token);
        published.Select(span => (string?)span["attributes"]!["messaging.message.id"]).ShouldBeUnique();
    }

    /// <summary>One order taken to Closed, for all rows of the matrix.</summary>
    public sealed class ClosedOrder : IDisposable
    {
        private readonly SemaphoreSlim _gate = new(1, 1);
        private string? _orderId;

        internal async Task<string> Id(WholeSystem system, CancellationToken cancellationToken)
        {
            await _gate.WaitAsync(cancellationToken);
            try
            {
                return _orderId ??= await Close(system, cancellationToken);
            }
            finally
            {
                _gate.Release();
            }
        }

        public void Dispose() => _gate.Dispose();

        private static async Task<string> Close(WholeSystem system, CancellationToken cancellationToken)
        {
            var customer = await system.NewCustomer(cancellationToken);
            var orderId = await customer.ApprovedOrder(cancellationToken);
            var worker = await system.NewOperator(cancellationToken);
            await worker.Produce(orderId, cancellationToken);
            await system.Sales().OrderBecomes(orderId, "Shipped", cancellationToken);
            await system.Sales().Close(orderId, cancellationToken);
            await customer.OrderBecomes(orderId, "Closed", cancellationToken);
            return orderId;
        }
    }
}
