using FluentValidation;
using MediatR;
using Messaging.Outbox;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using ServiceDefaults.Http;
using ServiceDefaults.Telemetry;

namespace Crm.Customers;

/// <summary>Replaces what sales know of one of their own customers.</summary>
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
        return (await mediator.Send(new Command(customerId, IfMatch.Demand(ifMatch), data), cancellationToken)).ToOk(http);
    }

    internal sealed record Command(Guid CustomerId, IfMatch IfMatch, CustomerData Data) : ICommand<CustomerAnswer>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Data).SetValidator(new CustomerDataValidator()).OverridePropertyName(string.Empty);
    }

    internal sealed class Handler(CrmDbContext database, IEventPublisher events) : IRequestHandler<Command, CustomerAnswer>
    {
        public async Task<CustomerAnswer> Handle(Command request, CancellationToken cancellationToken)
        {
            var customer = await database.FindCustomerAsync(request.CustomerId, cancellationToken);
            customer.EnsureOurs();
            request.IfMatch.Ensure(customer.Version);
            customer.Change(request.Data.ToDetails());
            events.Publish(customer.ToEvent());
            return CustomerAnswer.Of(customer);
        }
    }
}
