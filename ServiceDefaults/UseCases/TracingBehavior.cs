using System.Diagnostics;
using MediatR;

namespace ServiceDefaults.UseCases;

/// <summary>Puts a span around a use case. It carries no data of the request; which order it is about comes from the baggage.</summary>
internal sealed class TracingBehavior<TRequest, TResponse>(UseCaseActivity activity) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : notnull
{
    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        using var span = activity.Source.StartActivity(UseCaseName<TRequest>.Value);
        try
        {
            return await next();
        }
        catch (Exception exception)
        {
            // The message may tell of personal data, the type cannot.
            span?.SetStatus(ActivityStatusCode.Error, exception.GetType().Name);
            span?.SetTag("error.type", exception.GetType().FullName);
            throw;
        }
    }
}
