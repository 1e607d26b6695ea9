using Crm.Orders;
using FluentValidation;
using MediatR;
using Messaging.Orders;
using Messaging.Outbox;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Classification;
using ServiceDefaults.Databases;
using ServiceDefaults.Http;
using ServiceDefaults.Telemetry;
using ServiceDefaults.UseCases;

namespace Crm.Complaints;

/// <summary>Files a customer's complaint about an order.</summary>
internal static class FileComplaint
{
    internal static void Map(IEndpointRouteBuilder complaints) => complaints.MapPost("/orders/{orderId}/complaints", AnswerAsync)
        .WithName(nameof(FileComplaint)).ProducesProblem(400).ProducesProblem(404).ProducesProblem(415).ProducesProblem(422);

    private static async Task<Created<ComplaintAnswer>> AnswerAsync(
        OrderId orderId,
        ComplaintData complaint,
        [FromHeader(Name = IdempotencyKey.Header)] string? idempotencyKey,
        IMediator mediator,
        HttpContext http,
        CancellationToken cancellationToken)
    {
        OrderBaggage.Set(orderId.Value, null);
        var done = await mediator.Send(new Command(orderId, IdempotencyKey.Parse(idempotencyKey), complaint.Category, complaint.Text), cancellationToken);
        return done.ToCreated(http, $"/complaints/{done.Value.ComplaintId}", done.Value.Version);
    }

    /// <summary>What a customer complains of.</summary>
    /// <param name="Category">What kind of thing.</param>
    /// <param name="Text">In their words, 1 to 4,000 characters.</param>
    internal sealed record ComplaintData(ComplaintCategory? Category, Personal<string>? Text);

    internal sealed record Command(OrderId OrderId, IdempotencyKey Key, ComplaintCategory? Category, Personal<string>? Text) : ICommand<Idempotent<ComplaintAnswer>>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.Category).NotNull().WithMessage($"Must be one of {string.Join(", ", Enum.GetNames<ComplaintCategory>())}.");
            RuleFor(command => command.Text).PersonalText(4_000);
        }
    }

    internal sealed class Handler(CrmDbContext database, IUnitOfWork work, CrmMetrics metrics, TimeProvider time, ILogger<Handler> logger)
        : IRequestHandler<Command, Idempotent<ComplaintAnswer>>
    {
        public async Task<Idempotent<ComplaintAnswer>> Handle(Command request, CancellationToken cancellationToken)
        {
            var order = await database.FindOrderAsync(request.OrderId, cancellationToken);
            return await database.OnceAsync(
                $"file-complaint/{order.OrderId}",
                request.Key,
                new { request.Category, request.Text },
                time.GetStoredUtcNow(),
                token => FileAsync(order, request, token),
                async (id, token) => ComplaintAnswer.Of(await database.FindComplaintAsync(Guid.Parse(id), token)),
                cancellationToken);
        }

        private async Task<(string Id, ComplaintAnswer Created)> FileAsync(Order order, Command request, CancellationToken cancellationToken)
        {
            // The order's row is locked, so that of two complaints at once the second counts the first.
            await database.Database.ExecuteSqlAsync($"SELECT 1 FROM orders WHERE order_id = {order.OrderId.Value} FOR UPDATE", cancellationToken);
            var earlier = await database.Complaints.CountAsync(row => row.OrderId == order.OrderId, cancellationToken);
            var now = time.GetStoredUtcNow();
            var complaint = Complaint.File(Guid.CreateVersion7(now), order, request.Category!.Value, request.Text!.Value, earlier + 1, now);
            database.Complaints.Add(complaint);
            work.OnCommitted(() =>
            {
                ComplaintEvents.Filed(logger, complaint.OrderId.Value, complaint.CustomerId, complaint.ComplaintId, complaint.Category, complaint.Number);
                metrics.ComplaintFiled(complaint.Category, complaint.IsRepeat);
            });
            return (complaint.ComplaintId.ToString(), ComplaintAnswer.Of(complaint));
        }
    }
}
