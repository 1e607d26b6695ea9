namespace Simulator.Tests.Stub;

/// <summary>An order in the stub; guarded by the stub's lock.</summary>
internal sealed class StubOrder(string orderId, string customerId)
{
    public string OrderId { get; } = orderId;

    public string CustomerId { get; } = customerId;

    public string Status { get; set; } = "Initiated";

    /// <summary>What the CRM shows next: it hears of everything a little later.</summary>
    public object? Late { get; set; }

    /// <summary>How many of start, complete, start, complete … are done.</summary>
    public int Operated { get; set; }

    public List<StubEvent> Events { get; } = [];

    public object View => new { orderId = OrderId, customerId = CustomerId, status = Status, version = Events.Count, futureMember = 1 };
}
