using FluentValidation;
using MediatR;
using Messaging.Outbox;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using ServiceDefaults.Databases;
using ServiceDefaults.Http;
using ServiceDefaults.Telemetry;

namespace Crm.Customers;

/// <summary>Registers a customer who has called.</summary>
internal static class RegisterCustomer
{
    internal static void Map(IEndpointRouteBuilder customers) => customers.MapPost("/", AnswerAsync)
        .WithName(nameof(RegisterCustomer)).ProducesProblem(400).ProducesProblem(415).ProducesProblem(422);

    private static async Task<Created<CustomerAnswer>> AnswerAsync(
        CustomerData data,
        [FromHeader(Name = IdempotencyKey.Header)] string? idempotencyKey,
        IMediator mediator,
        HttpContext http,
        CancellationToken cancellationToken)
    {
        var done = await mediator.Send(new Command(IdempotencyKey.Parse(idempotencyKey), data), cancellationToken);
        return done.ToCreated(http, $"/customers/{done.Value.CustomerId}", done.Value.Version);
    }

    internal sealed record Command(IdempotencyKey Key, CustomerData Data) : ICommand<Idempotent<CustomerAnswer>>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Data).SetValidator(new CustomerDataValidator()).OverridePropertyName(string.Empty);
    }

    internal sealed class Handler(CrmDbContext database, IEventPublisher events, TimeProvider time) : IRequestHandler<Command, Idempotent<CustomerAnswer>>
    {
        public Task<Idempotent<CustomerAnswer>> Handle(Command request, CancellationToken cancellationToken) => database.OnceAsync(
            "register-customer", request.Key, request.Data, time.GetStoredUtcNow(), _ => Task.FromResult(Register(request.Data)), FindAsync, cancellationToken);

        private (string Id, CustomerAnswer Created) Register(CustomerData data)
        {
            var now = time.GetStoredUtcNow();
            var customer = Customer.Register(Guid.CreateVersion7(now), data.ToDetails(), now);
            OrderBaggage.Set(null, customer.CustomerId.ToString());
            database.Customers.Add(customer);
            events.Publish(customer.ToEvent());
            return (customer.CustomerId.ToString(), CustomerAnswer.Of(customer));
        }

        private async Task<CustomerAnswer> FindAsync(string id, CancellationToken cancellationToken)
        {
            OrderBaggage.Set(null, id);
            return CustomerAnswer.Of(await database.FindCustomerAsync(Guid.Parse(id), cancellationToken));
        }
    }
}
