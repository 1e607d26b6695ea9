using FluentValidation;
using MediatR;
using Messaging.Outbox;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using ServiceDefaults.Classification;
using ServiceDefaults.Databases;
using ServiceDefaults.Http;
using ServiceDefaults.UseCases;

namespace Crm.Complaints;

/// <summary>Resolves a complaint.</summary>
internal static class ResolveComplaint
{
    internal static void Map(IEndpointRouteBuilder complaints) => complaints.MapPost("/complaints/{complaintId}/resolve", AnswerAsync)
        .WithName(nameof(ResolveComplaint)).ProducesProblem(400).ProducesProblem(404).ProducesProblem(409).ProducesProblem(412).ProducesProblem(415);

    private static async Task<Ok<ComplaintAnswer>> AnswerAsync(
        Guid complaintId,
        ResolutionData data,
        [FromHeader(Name = "If-Match")] string? ifMatch,
        IMediator mediator,
        HttpContext http,
        CancellationToken cancellationToken) =>
        (await mediator.Send(new Command(complaintId, IfMatch.Parse(ifMatch), data.Resolution), cancellationToken)).ToOk(http);

    /// <summary>How a complaint is resolved.</summary>
    /// <param name="Resolution">What was done for the customer, 1 to 4,000 characters.</param>
    internal sealed record ResolutionData(Personal<string>? Resolution);

    internal sealed record Command(Guid ComplaintId, IfMatch IfMatch, Personal<string>? Resolution) : ICommand<ComplaintAnswer>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Resolution).PersonalText(4_000);
    }

    internal sealed class Handler(CrmDbContext database, IUnitOfWork work, CrmMetrics metrics, TimeProvider time, ILogger<Handler> logger)
        : IRequestHandler<Command, ComplaintAnswer>
    {
        public async Task<ComplaintAnswer> Handle(Command request, CancellationToken cancellationToken)
        {
            var complaint = await database.FindComplaintAsync(request.ComplaintId, cancellationToken);
            request.IfMatch.Ensure(complaint.Version);
            var now = time.GetStoredUtcNow();
            complaint.Resolve(request.Resolution!.Value, now);
            work.OnCommitted(() =>
            {
                var duration = now - complaint.CreatedAt;
                ComplaintEvents.Resolved(
                    logger, complaint.OrderId.Value, complaint.CustomerId, complaint.ComplaintId, complaint.Category, duration.TotalMilliseconds);
                metrics.ComplaintResolved(complaint.Category, duration);
            });
            return ComplaintAnswer.Of(complaint);
        }
    }
}
