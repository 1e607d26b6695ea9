using FluentValidation;
using MediatR;
using Messaging.Outbox;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Classification;
using ServiceDefaults.Databases;
using ServiceDefaults.Http;
using ServiceDefaults.UseCases;

namespace Mes.Operators;

/// <summary>Registers somebody who makes orders.</summary>
internal static class RegisterOperator
{
    internal static void Map(IEndpointRouteBuilder operators) => operators.MapPost("/", AnswerAsync)
        .WithName(nameof(RegisterOperator)).ProducesProblem(400).ProducesProblem(422);

    private static async Task<Created<OperatorView>> AnswerAsync(
        Registration registration,
        [FromHeader(Name = IdempotencyKey.Header)] string? idempotencyKey,
        IMediator mediator,
        HttpContext context,
        CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new Command(registration.Name, IdempotencyKey.Parse(idempotencyKey)), cancellationToken);
        return result.ToCreated(context, $"/operators/{result.Value.OperatorId}", version: null);
    }

    /// <summary>Who is registered.</summary>
    /// <param name="Name">Their full name, 1 to 200 characters.</param>
    internal sealed record Registration(Personal<string>? Name);

    internal sealed record Command(Personal<string>? Name, IdempotencyKey Key) : ICommand<Idempotent<OperatorView>>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Name).PersonalText(200);
    }

    internal sealed class Handler(MesDbContext database, TimeProvider timeProvider) : IRequestHandler<Command, Idempotent<OperatorView>>
    {
        public Task<Idempotent<OperatorView>> Handle(Command request, CancellationToken cancellationToken)
        {
            var now = timeProvider.GetStoredUtcNow();
            return database.OnceAsync("register-operator", request.Key, new { request.Name }, now, Create, Find, cancellationToken);

            Task<(string Id, OperatorView Created)> Create(CancellationToken token)
            {
                var created = new Operator(Guid.CreateVersion7(now), request.Name!.Value, now);
                database.Operators.Add(created);
                return Task.FromResult((created.OperatorId.ToString(), OperatorView.Of(created)));
            }
        }

        private async Task<OperatorView> Find(string id, CancellationToken cancellationToken)
        {
            var operatorId = Guid.Parse(id);
            return OperatorView.Of(await database.Operators.AsNoTracking().SingleAsync(row => row.OperatorId == operatorId, cancellationToken));
        }
    }
}
