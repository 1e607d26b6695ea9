using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Http;

namespace Crm.Complaints;

/// <summary>Lists complaints, the oldest first, by status where wanted.</summary>
internal static class ListComplaints
{
    internal static void Map(IEndpointRouteBuilder complaints) => complaints.MapGet("/complaints", AnswerAsync)
        .WithName(nameof(ListComplaints)).ProducesProblem(400);

    private static async Task<Ok<Page<ComplaintAnswer>>> AnswerAsync(
        string? status, [AsParameters] PageQuery page, IMediator mediator, CancellationToken cancellationToken) =>
        TypedResults.Ok(await mediator.Send(new Query(NamedValue.Parse<ComplaintStatus>("status", status), page.ToRequest()), cancellationToken));

    internal sealed record Query(ComplaintStatus? Status, PageRequest Page) : IRequest<Page<ComplaintAnswer>>;

    internal sealed class Handler(CrmDbContext database) : IRequestHandler<Query, Page<ComplaintAnswer>>
    {
        public async Task<Page<ComplaintAnswer>> Handle(Query request, CancellationToken cancellationToken)
        {
            var complaints = database.Complaints.AsNoTracking();
            if (request.Status is { } status)
                complaints = complaints.Where(row => row.Status == status);
            if (request.Page.After is { } after)
            {
                var (time, id) = (after.Time, after.IdAs<Guid>());
                complaints = complaints.Where(row => EF.Functions.GreaterThan(ValueTuple.Create(row.CreatedAt, row.ComplaintId), ValueTuple.Create(time, id)));
            }

            var found = await complaints.OrderBy(row => row.CreatedAt).ThenBy(row => row.ComplaintId).Take(request.Page.Fetch).ToListAsync(cancellationToken);
            return request.Page.ToPage(found, row => new Cursor(row.CreatedAt, row.ComplaintId.ToString()), ComplaintAnswer.Of);
        }
    }
}
