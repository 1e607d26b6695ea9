using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;
using ServiceDefaults.Http;
using ServiceDefaults.Telemetry;

namespace Shop.Customers;

/// <summary>Shows a customer.</summary>
internal static class GetCustomer
{
    internal static void Map(IEndpointRouteBuilder customers) => customers.MapGet("/{customerId}", AnswerAsync)
        .WithName(nameof(GetCustomer)).ProducesProblem(400).ProducesProblem(404);

    private static async Task<Ok<CustomerAnswer>> AnswerAsync(Guid customerId, IMediator mediator, HttpContext http, CancellationToken cancellationToken)
    {
        OrderBaggage.Set(null, customerId.ToString());
        var customer = await mediator.Send(new Query(customerId), cancellationToken);
        http.Response.Headers.ETag = new EntityTag(customer.Version).ToString();
        return TypedResults.Ok(customer);
    }

    internal sealed record Query(Guid CustomerId) : IRequest<CustomerAnswer>;

    internal sealed class Handler(ShopDbContext database) : IRequestHandler<Query, CustomerAnswer>
    {
        public async Task<CustomerAnswer> Handle(Query request, CancellationToken cancellationToken) =>
            CustomerAnswer.Of(await database.FindCustomerAsync(request.CustomerId, cancellationToken));
    }
}
