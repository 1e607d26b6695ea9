using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;
using ServiceDefaults.Telemetry;

namespace Crm.Customers;

/// <summary>Shows a customer.</summary>
internal static class GetCustomer
{
    internal static void Map(IEndpointRouteBuilder customers) => customers.MapGet("/{customerId}", AnswerAsync)
        .WithName(nameof(GetCustomer)).ProducesProblem(400).ProducesProblem(404);

    private static async Task<Ok<CustomerAnswer>> AnswerAsync(Guid customerId, IMediator mediator, HttpContext http, CancellationToken cancellationToken)
    {
        OrderBaggage.Set(null, customerId.ToString());
        return (await mediator.Send(new Query(customerId), cancellationToken)).ToOk(http);
    }

    internal sealed record Query(Guid CustomerId) : IRequest<CustomerAnswer>;

    internal sealed class Handler(CrmDbContext database) : IRequestHandler<Query, CustomerAnswer>
    {
        public async Task<CustomerAnswer> Handle(Query request, CancellationToken cancellationToken) =>
            CustomerAnswer.Of(await database.FindCustomerAsync(request.CustomerId, cancellationToken));
    }
}
