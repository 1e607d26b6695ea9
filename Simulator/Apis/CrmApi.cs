using System.Net;

namespace Simulator.Apis;

/// <summary>The CRM, as sales use it.</summary>
internal sealed class CrmApi(ApiClient client)
{
    /// <summary>Registers a customer who called.</summary>
    internal Task<CustomerAccount> RegisterAsync(NewCustomer customer, string key, CancellationToken cancellationToken) =>
        client.CreateAsync<CustomerAccount>("customers", customer, key, cancellationToken);

    /// <summary>Takes an order by phone.</summary>
    internal Task<OrderView> CreateOrderAsync(Guid customerId, Material material, int quantity, string key, CancellationToken cancellationToken) =>
        client.CreateAsync<OrderView>("orders", new { customerId, material, quantity }, key, cancellationToken);

    /// <summary>Reads an order.</summary>
    internal Task<OrderView> ReadAsync(string orderId, CancellationToken cancellationToken) =>
        client.GetAsync<OrderView>($"orders/{orderId}", cancellationToken);

    /// <summary>Reads an order that the CRM may not know yet; <see langword="null"/> where it does not.</summary>
    internal async Task<OrderView?> FindAsync(string orderId, CancellationToken cancellationToken)
    {
        try
        {
            return await ReadAsync(orderId, cancellationToken);
        }
        catch (RefusedException refused) when (refused.Status == HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    /// <summary>Uploads a model that the customer sent to sales.</summary>
    internal Task<OrderView> UploadAsync(string orderId, ModelUpload model, CancellationToken cancellationToken) =>
        client.UploadAsync<OrderView>(ModelPathOf(orderId, model), model.Open, $"orders/{orderId}", cancellationToken);

    /// <summary>Begins to upload, and breaks off.</summary>
    internal Task AbandonUploadAsync(string orderId, ModelUpload half, CancellationToken cancellationToken) =>
        client.BreakOffAsync(ModelPathOf(orderId, half), half.Open, cancellationToken);

    /// <summary>Accepts the price on behalf of the customer.</summary>
    internal Task<OrderView> ApproveAsync(string orderId, string approvedBy, CancellationToken cancellationToken) =>
        client.ActAsync<OrderView>($"orders/{orderId}/approve", new { approvedBy }, $"orders/{orderId}", cancellationToken);

    /// <summary>Cancels an order on behalf of the customer.</summary>
    internal Task<OrderView> CancelAsync(string orderId, string reason, string requestedBy, CancellationToken cancellationToken) =>
        client.ActAsync<OrderView>($"orders/{orderId}/cancel", new { reason, requestedBy }, $"orders/{orderId}", cancellationToken);

    /// <summary>Closes a shipped order.</summary>
    internal Task<OrderView> CloseAsync(string orderId, string closedBy, CancellationToken cancellationToken) =>
        client.ActAsync<OrderView>($"orders/{orderId}/close", new { closedBy }, $"orders/{orderId}", cancellationToken);

    /// <summary>Takes down a complaint.</summary>
    internal Task<Complaint> ComplainAsync(string orderId, string category, string text, string key, CancellationToken cancellationToken) =>
        client.CreateAsync<Complaint>($"orders/{orderId}/complaints", new { category, text }, key, cancellationToken);

    /// <summary>Settles a complaint.</summary>
    internal Task<Complaint> ResolveAsync(Guid complaintId, string resolution, CancellationToken cancellationToken) =>
        client.ActAsync<Complaint>($"complaints/{complaintId}/resolve", new { resolution }, $"complaints/{complaintId}", cancellationToken);

    /// <summary>Opens a support ticket.</summary>
    internal Task<Ticket> OpenTicketAsync(Guid customerId, string orderId, string subject, string text, string key, CancellationToken cancellationToken) =>
        client.CreateAsync<Ticket>("tickets", new { customerId, orderId, subject, text }, key, cancellationToken);

    /// <summary>Answers a support ticket and closes it.</summary>
    internal Task<Ticket> CloseTicketAsync(Guid ticketId, string answer, CancellationToken cancellationToken) =>
        client.ActAsync<Ticket>($"tickets/{ticketId}/close", new { answer }, $"tickets/{ticketId}", cancellationToken);

    private static string ModelPathOf(string orderId, ModelUpload model) => $"orders/{orderId}/model?fileName={Uri.EscapeDataString(model.FileName)}";
}
