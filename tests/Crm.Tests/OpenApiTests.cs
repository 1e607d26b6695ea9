using Peers;

namespace Crm.Tests;

public sealed class OpenApiTests(CrmService service)
{
    [Fact]
    public async Task The_document_describes_every_route_of_the_api()
    {
        using var answer = await service.Http.GetAsync("/openapi/v1.json", TestContext.Current.CancellationToken);
        var document = await answer.ShouldBeAsync(System.Net.HttpStatusCode.OK);
        document.GetProperty("paths").EnumerateObject().Select(path => path.Name).Where(path => !path.StartsWith("/messaging/", StringComparison.Ordinal) && !path.StartsWith("/logging/", StringComparison.Ordinal)).ShouldBe(
            [
                "/customers", "/customers/{customerId}",
                "/orders", "/orders/{orderId}", "/orders/{orderId}/model", "/orders/{orderId}/approve", "/orders/{orderId}/cancel", "/orders/{orderId}/close",
                "/orders/{orderId}/complaints", "/complaints", "/complaints/{complaintId}", "/complaints/{complaintId}/resolve",
                "/tickets", "/tickets/{ticketId}", "/tickets/{ticketId}/close",
            ],
            ignoreOrder: true);
    }
}
