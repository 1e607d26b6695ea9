using FluentValidation;
using MediatR;
using Messaging.Outbox;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Classification;
using ServiceDefaults.Http;

namespace Mes.Operators;

/// <summary>Registers somebody who makes orders.</summary>
internal static class RegisterOperator
{
    internal const int LongestName = 200;

    internal static void Map(IEndpointRouteBuilder operators) => operators.MapPost("/", AnswerAsync)
        .WithName(nameof(RegisterOperator)).ProducesProblem(400).ProducesProblem(422);

    private static async Task<Created<OperatorView>> AnswerAsync(
        Body body,
        [FromHeader(Name = IdempotencyKey.Header)] string? idempotencyKey,
        IMediator mediator,
        HttpContext context,
        CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new Command(body.Name, IdempotencyKey.Parse(idempotencyKey)), cancellationToken);
        return result.ToCreated(context, $"/operators/{result.Value.OperatorId}", version: null);
    }

    internal sealed record Body(Personal<string> Name);

    internal sealed record Command(Personal<string> Name, IdempotencyKey Key) : ICommand<Idempotent<OperatorView>>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Name.Reveal()).NotEmpty().MaximumLength(LongestName).OverridePropertyName("name").WithName("name");
    }

    internal sealed class Handler(MesDbContext database, TimeProvider timeProvider) : IRequestHandler<Command, Idempotent<OperatorView>>
    {
        public Task<Idempotent<OperatorView>> Handle(Command request, CancellationToken cancellationToken)
        {
            var now = timeProvider.GetUtcNow();
            return database.OnceAsync("register-operator", request.Key, new { request.Name }, now, Create, Find, cancellationToken);

            Task<(string Id, OperatorView Created)> Create(CancellationToken token)
            {
                var created = new Operator(Guid.CreateVersion7(now), request.Name, now);
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
