using System.Diagnostics.Metrics;
using Crm.Complaints;
using Messaging.Orders;

namespace Crm;

/// <summary>What CRM counts and measures (requirement 3.2): the load on sales and support, and how often customers have to come back.</summary>
internal sealed class CrmMetrics
{
    internal const string MeterName = "Crm";

    private readonly Counter<long> _phoneOrders;
    private readonly Counter<long> _closedOrders;
    private readonly Counter<long> _complaintsFiled;
    private readonly Histogram<double> _complaintDuration;
    private readonly Counter<long> _ticketsOpened;
    private readonly Histogram<double> _ticketDuration;

    public CrmMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        _phoneOrders = meter.CreateCounter<long>("crm.orders.created", "{order}", "Orders taken by phone, by material.");
        _closedOrders = meter.CreateCounter<long>("crm.orders.closed", "{order}", "Orders closed by sales.");
        _complaintsFiled = meter.CreateCounter<long>("crm.complaints.filed", "{complaint}", "Complaints filed, by category and whether they repeat an earlier one.");
        _complaintDuration = meter.CreateHistogram<double>("crm.complaint.duration", "s", "From a complaint to its resolution, by category.");
        _ticketsOpened = meter.CreateCounter<long>("crm.tickets.opened", "{ticket}", "Support tickets opened.");
        _ticketDuration = meter.CreateHistogram<double>("crm.ticket.duration", "s", "From a support ticket's opening to its answer.");
    }

    internal void OrderTaken(Material material) => _phoneOrders.Add(1, new KeyValuePair<string, object?>("order.material", material.ToString()));

    internal void OrderClosed() => _closedOrders.Add(1);

    internal void ComplaintFiled(ComplaintCategory category, bool isRepeat) =>
        _complaintsFiled.Add(1, Category(category), new KeyValuePair<string, object?>("crm.complaint.repeat", isRepeat));

    internal void ComplaintResolved(ComplaintCategory category, TimeSpan duration) => _complaintDuration.Record(duration.TotalSeconds, Category(category));

    internal void TicketOpened() => _ticketsOpened.Add(1);

    internal void TicketClosed(TimeSpan duration) => _ticketDuration.Record(duration.TotalSeconds);

    private static KeyValuePair<string, object?> Category(ComplaintCategory category) => new("crm.complaint.category", category.ToString());
}
