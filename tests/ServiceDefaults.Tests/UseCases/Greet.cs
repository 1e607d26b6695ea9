using System.Diagnostics;
using FluentValidation;
using MediatR;

namespace ServiceDefaults.Tests.UseCases;

internal static class Greet
{
    internal sealed record Command(string Name, int Times) : IRequest<string>;

    internal sealed class Log
    {
        internal List<string> Entries { get; } = [];
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.Name).NotEmpty();
            RuleFor(command => command.Times).GreaterThan(0);
        }
    }

    internal sealed class Inside(Log log) : IPipelineBehavior<Command, string>
    {
        public async Task<string> Handle(Command request, CancellationToken cancellationToken, RequestHandlerDelegate<string> next)
        {
            log.Entries.Add("inside");
            return $"{await next()}, inside, after validation";
        }
    }

    internal sealed class Handler : IRequestHandler<Command, string>
    {
        public Task<string> Handle(Command request, CancellationToken cancellationToken) => request.Name == "Bob"
            ? throw new InvalidOperationException("Bob may not be greeted.")
            : Task.FromResult($"{request.Name} handled in {Activity.Current?.OperationName}");
    }
}
