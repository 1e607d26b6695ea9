using FluentValidation;
using MediatR;
using Messaging.Orders;
using Messaging.Outbox;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using ServiceDefaults.Http;
using ServiceDefaults.Telemetry;

namespace Shop.Customers;

/// <summary>Replaces what the shop knows of a customer.</summary>
internal static class ChangeCustomer
{
    internal static void Map(IEndpointRouteBuilder customers) => customers.MapPut("/{customerId}", AnswerAsync)
        .WithName(nameof(ChangeCustomer)).ProducesProblem(400).ProducesProblem(404).ProducesProblem(409).ProducesProblem(412).ProducesProblem(428);

    private static async Task<Ok<CustomerAnswer>> AnswerAsync(
        Guid customerId,
        CustomerData data,
        [FromHeader(Name = "If-Match")] string? ifMatch,
        IMediator mediator,
        HttpContext http,
        CancellationToken cancellationToken)
    {
        OrderBaggage.Set(null, customerId.ToString());
        var customer = await mediator.Send(new Command(customerId, IfMatch.Demand(ifMatch), data), cancellationToken);
        http.Response.Headers.ETag = new EntityTag(customer.Version).ToString();
        return TypedResults.Ok(customer);
    }

    internal sealed record Command(Guid CustomerId, IfMatch IfMatch, CustomerData Data) : ICommand<CustomerAnswer>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Data).SetValidator(new CustomerDataValidator()).OverridePropertyName(string.Empty);
    }

    internal sealed class Handler(ShopDbContext database, IEventPublisher events) : IRequestHandler<Command, CustomerAnswer>
    {
        public async Task<CustomerAnswer> Handle(Command request, CancellationToken cancellationToken)
        {
            var customer = await database.FindCustomerAsync(request.CustomerId, cancellationToken);
            if (customer.RegisteredBy != OrderSystem.Shop)
                throw CustomerProblems.OwnedByCrm(customer.Id);
            request.IfMatch.Ensure(customer.Version);
            customer.Name = request.Data.Name!.Value;
            customer.Email = request.Data.Email!.Value;
            customer.Phone = request.Data.Phone;
            customer.Address = request.Data.Address;
            customer.Version++;
            events.Publish(customer.ToEvent());
            return CustomerAnswer.Of(customer);
        }
    }
}
