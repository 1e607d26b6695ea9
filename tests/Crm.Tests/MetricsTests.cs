using System.Diagnostics.Metrics;
using System.Net;
using Messaging.Orders;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.Metrics.Testing;
using Peers;

namespace Crm.Tests;

public sealed class MetricsTests(CrmService service)
{
    private HttpClient Crm => service.Http;

    [Fact]
    public async Task Complaints_and_tickets_are_counted_and_timed()
    {
        var meters = service.Services.GetRequiredService<IMeterFactory>();
        using var filed = new MetricCollector<long>(meters, CrmMetrics.MeterName, "crm.complaints.filed");
        using var resolved = new MetricCollector<double>(meters, CrmMetrics.MeterName, "crm.complaint.duration");
        using var opened = new MetricCollector<long>(meters, CrmMetrics.MeterName, "crm.tickets.opened");
        using var closed = new MetricCollector<double>(meters, CrmMetrics.MeterName, "crm.ticket.duration");
        var customerId = await service.CustomerAsync();
        var story = await service.ShopOrderAsync(OrderStatus.Initiated, customerId);
        for (var i = 0; i < 2; i++)
        {
            using var complaint = await Crm.CreateAsync($"/orders/{story.OrderId}/complaints", new { category = "Delay", text = "Late." });
            (await Crm.PostAsync($"{complaint.Headers.Location}/resolve", new { resolution = "Sorry." })).StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        using var ticket = await Crm.CreateAsync("/tickets", new { customerId, subject = "s", text = "t" });
        (await Crm.PostAsync($"{ticket.Headers.Location}/close", new { answer = "a" })).StatusCode.ShouldBe(HttpStatusCode.OK);

        var delays = filed.GetMeasurementSnapshot().Where(measured => (string)measured.Tags["crm.complaint.category"]! == "Delay").Select(measured => (bool)measured.Tags["crm.complaint.repeat"]!).ToList();
        delays.ShouldContain(false);
        delays.ShouldContain(true);
        resolved.GetMeasurementSnapshot().ShouldContain(measured => (string)measured.Tags["crm.complaint.category"]! == "Delay" && measured.Value >= 0);
        opened.GetMeasurementSnapshot().ShouldNotBeEmpty();
        closed.GetMeasurementSnapshot().ShouldAllBe(measured => measured.Value >= 0);
    }
}
