using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Http;

namespace Crm.Customers;

/// <summary>Lists the customers, those whom CRM has known longest first.</summary>
internal static class ListCustomers
{
    internal static void Map(IEndpointRouteBuilder customers) => customers.MapGet("/", AnswerAsync).WithName(nameof(ListCustomers)).ProducesProblem(400);

    private static async Task<Ok<Page<CustomerAnswer>>> AnswerAsync([AsParameters] PageQuery page, IMediator mediator, CancellationToken cancellationToken) =>
        TypedResults.Ok(await mediator.Send(new Query(page.ToRequest()), cancellationToken));

    internal sealed record Query(PageRequest Page) : IRequest<Page<CustomerAnswer>>;

    internal sealed class Handler(CrmDbContext database) : IRequestHandler<Query, Page<CustomerAnswer>>
    {
        public async Task<Page<CustomerAnswer>> Handle(Query request, CancellationToken cancellationToken)
        {
            var customers = database.Customers.AsNoTracking();
            if (request.Page.After is { } after)
            {
                var (time, id) = (after.Time, after.IdAs<Guid>());
                customers = customers.Where(row => EF.Functions.GreaterThan(ValueTuple.Create(row.CreatedAt, row.CustomerId), ValueTuple.Create(time, id)));
            }

            var found = await customers.OrderBy(row => row.CreatedAt).ThenBy(row => row.CustomerId).Take(request.Page.Fetch).ToListAsync(cancellationToken);
            return request.Page.ToPage(found, row => new Cursor(row.CreatedAt, row.CustomerId.ToString()), CustomerAnswer.Of);
        }
    }
}
