using FluentValidation;
using MediatR;

namespace ServiceDefaults.UseCases;

/// <summary>Checks a request by all of its validators before anything is done, and reports all faults at once.</summary>
internal sealed class ValidationBehavior<TRequest, TResponse>(IEnumerable<IValidator<TRequest>> validators) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : notnull
{
    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        var context = new ValidationContext<TRequest>(request);
        var faults = new List<FluentValidation.Results.ValidationFailure>();
        foreach (var validator in validators)
            faults.AddRange((await validator.ValidateAsync(context, cancellationToken)).Errors);
        if (faults.Count > 0)
            throw new ValidationException(faults);
        return await next();
    }
}
