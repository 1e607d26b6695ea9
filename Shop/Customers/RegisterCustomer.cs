using FluentValidation;
using MediatR;
using Messaging.Orders;
using Messaging.Outbox;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using ServiceDefaults.Http;
using ServiceDefaults.Telemetry;

namespace Shop.Customers;

/// <summary>Registers a customer.</summary>
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

    internal sealed class Handler(ShopDbContext database, IEventPublisher events, TimeProvider time) : IRequestHandler<Command, Idempotent<CustomerAnswer>>
    {
        public Task<Idempotent<CustomerAnswer>> Handle(Command request, CancellationToken cancellationToken) => database.OnceAsync(
            "register-customer", request.Key, request.Data, time.GetUtcNow(), _ => Task.FromResult(Register(request.Data)), FindAsync, cancellationToken);

        private (string Id, CustomerAnswer Created) Register(CustomerData data)
        {
            var customer = new Customer
            {
                Id = Guid.CreateVersion7(time.GetUtcNow()),
                RegisteredBy = OrderSystem.Shop,
                Name = data.Name!.Value,
                Email = data.Email!.Value,
                Phone = data.Phone,
                Address = data.Address,
                Version = 1,
            };
            OrderBaggage.Set(null, customer.Id.ToString());
            database.Customers.Add(customer);
            events.Publish(customer.ToEvent());
            return (customer.Id.ToString(), CustomerAnswer.Of(customer));
        }

        private async Task<CustomerAnswer> FindAsync(string id, CancellationToken cancellationToken)
        {
            OrderBaggage.Set(null, id);
            return CustomerAnswer.Of(await database.FindCustomerAsync(Guid.Parse(id), cancellationToken));
        }
    }
}
