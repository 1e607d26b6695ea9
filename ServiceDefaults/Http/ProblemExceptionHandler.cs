using FluentValidation;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;
using ServiceDefaults.Failures;
using ServiceDefaults.Telemetry;

namespace ServiceDefaults.Http;

/// <summary>The one place where an exception becomes an answer.</summary>
internal sealed class ProblemExceptionHandler(IOptions<ProblemMap> map, BadRequests badRequests, ILogger<ProblemExceptionHandler> logger) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        var problem = ProblemOf(exception, httpContext);
        if (problem is null)
        {
            HttpEvents.RequestFailed(logger, httpContext.Request.Method, RouteOf.Request(httpContext), exception);
            problem = new Problem(500, "internal-error", "This service has a defect.", "The request was not carried out. Report the traceId.");
        }
        else if (problem.Status == StatusCodes.Status409Conflict)
            HttpEvents.RuleViolated(logger, OrderBaggage.OrderId, OrderBaggage.CustomerId, problem.Detail, exception);
        else if (IsDatabaseAway(exception))
            DependencyEvents.Failed(logger, exception, "database");
        else if (problem.Status >= 500)
            HttpEvents.RequestFailed(logger, httpContext.Request.Method, RouteOf.Request(httpContext), exception);
        else
            HttpEvents.RequestRefused(logger, problem.Status, problem.Type, problem.Detail);
        await problem.WriteAsync(httpContext);
        return true;
    }

    private Problem? ProblemOf(Exception exception, HttpContext context) => map.Value.Find(exception) ?? exception switch
    {
        ProblemException known => known.Problem,
        ValidationException invalid => Problems.Invalid(Faults(invalid)),
        BadHttpRequestException bad => badRequests.Explain(bad, context),
        DbUpdateConcurrencyException => Problems.ChangedMeanwhile(),
        _ when IsDatabaseAway(exception) => Problems.Unavailable("The database does not answer. Nothing was done; try again."),
        _ when IsTableMissing(exception) => Problems.Unavailable("Its tables are not there yet: the service is starting, or its migration failed; /health tells which. Nothing was done; try again."),
        _ => null,
    };

    private static Dictionary<string, string[]> Faults(ValidationException exception) => exception.Errors
        .GroupBy(fault => JsonNames.Of(fault.PropertyName), StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => group.Select(fault => fault.ErrorMessage).Distinct().ToArray(), StringComparer.Ordinal);

    private static bool IsDatabaseAway(Exception exception) => HasCause(exception, cause => cause is NpgsqlException { IsTransient: true });

    // Requests are answered while migrations still run.
    private static bool IsTableMissing(Exception exception) =>
        HasCause(exception, cause => cause is PostgresException { SqlState: PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.InvalidSchemaName or PostgresErrorCodes.InvalidCatalogName });

    private static bool HasCause(Exception exception, Predicate<Exception> isIt)
    {
        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            if (isIt(cause))
                return true;
        }

        return false;
    }
}
