using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Crm.Complaints;

/// <summary>Shows a complaint.</summary>
internal static class GetComplaint
{
    internal static void Map(IEndpointRouteBuilder complaints) => complaints.MapGet("/complaints/{complaintId}", AnswerAsync)
        .WithName(nameof(GetComplaint)).ProducesProblem(400).ProducesProblem(404);

    private static async Task<Ok<ComplaintAnswer>> AnswerAsync(Guid complaintId, IMediator mediator, HttpContext http, CancellationToken cancellationToken) =>
        (await mediator.Send(new Query(complaintId), cancellationToken)).ToOk(http);

    internal sealed record Query(Guid ComplaintId) : IRequest<ComplaintAnswer>;

    internal sealed class Handler(CrmDbContext database) : IRequestHandler<Query, ComplaintAnswer>
    {
        public async Task<ComplaintAnswer> Handle(Query request, CancellationToken cancellationToken) =>
            ComplaintAnswer.Of(await database.FindComplaintAsync(request.ComplaintId, cancellationToken));
    }
}
