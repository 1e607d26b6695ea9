using Messaging.Outbox;
using Messaging.Storage;
using Messaging.Telemetry;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Messaging.Parking;

/// <summary>Repeats a transaction that lost against another one: against a consumer that handled the same message or stream, or against another operator.</summary>
internal sealed class RaceRule(TimeProvider time, ILogger<RaceRule> logger)
{
    private const int MaxAttempts = 5;

    internal async Task<T> RunAsync<T>(Func<Task<T>> transaction, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await transaction();
            }
            catch (Exception exception) when (attempt < MaxAttempts && IsRace(exception))
            {
                MessagingEvents.TransactionRepeated(logger, exception, attempt);
                await Task.Delay(TimeSpan.FromMilliseconds(10 << attempt), time, cancellationToken);
            }
        }
    }

    private static bool IsRace(Exception exception) =>
        DatabaseFailure.IsLostRace(exception) || exception is StreamConflictException or PostgresException { SqlState: PostgresErrorCodes.UniqueViolation };
}
