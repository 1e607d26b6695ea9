using System.Text;

namespace Architecture.Tests.Events;

/// <summary>Writes docs/events.md from the events that the code declares.</summary>
internal static class EventCatalogue
{
    internal static string FilePath { get; } = Path.Combine(House.Root, "docs", "events.md");

    internal static string Render(IReadOnlyCollection<LogEventEntry> events)
    {
        var text = new StringBuilder(Introduction);
        foreach (var project in House.Projects.Where(project => events.Any(entry => entry.Project == project)))
        {
            text.Append("\n## ").Append(project).Append("\n\n| event | id | level | attributes | message |\n|---|---|---|---|---|\n");
            foreach (var entry in events.Where(entry => entry.Project == project))
            {
                var attributes = string.Join(", ", entry.Attributes.Select(attribute => $"`{attribute}`"));
                text.Append($"| `{entry.Name}` | {entry.Id} | {Severity(entry.Level)} | {attributes} | {entry.Message.Replace("|", "\\|", StringComparison.Ordinal)} |\n");
            }
        }

        return text.ToString();
    }

    private static string Severity(Microsoft.Extensions.Logging.LogLevel level) => level switch
    {
        Microsoft.Extensions.Logging.LogLevel.Information => "INFO",
        Microsoft.Extensions.Logging.LogLevel.Warning => "WARN",
        Microsoft.Extensions.Logging.LogLevel.Critical => "FATAL",
        Microsoft.Extensions.Logging.LogLevel.None => "as given",
        _ => level.ToString().ToUpperInvariant(),
    };

    private const string Introduction = """
        # Event catalogue

        Every log event that the system writes. The tables are made from the code by a test, which fails when they differ:
        `UPDATE_EVENTS=1 ./test Architecture.Tests` writes them anew; the difference is then reviewed like any other.

        Every record carries, besides the attributes below:

        | field | meaning |
        |---|---|
        | time, severity, body | when, how severe, and the message with its values filled in |
        | trace and span id | the W3C trace context of the flow that wrote it |
        | `event.name` | the event's stable name; records of libraries that have none carry `message_template.text` |
        | `order.id`, `customer.id` | the order and the customer that the flow works on, wherever one is known (baggage, over HTTP and RabbitMQ) |
        | `exception.type`, `exception.message`, `exception.stacktrace` | where an exception is part of the event |
        | scope | the logger's category |
        | resource | `service.name`, `service.version`, `service.instance.id`, `deployment.environment.name`, and `OTEL_RESOURCE_ATTRIBUTES` |

        Values of type `Personal<T>` and `Financial<T>` are written as `personal:` or `financial:` and a keyed hash, wherever they stand. E-mail addresses in text
        of libraries, in paths and in exceptions are replaced likewise. Bodies of requests, responses and messages appear only at DEBUG, limited in size, with such members hashed.

        Ids: ServiceDefaults 1000-1099, Messaging 1100-1199, Shop 2000-2999, Crm 3000-3999, Mes 4000-4999, CostCalculator 5000-5999, Collector 6000-6999,
        Simulator 7000-7999, LocalHosting 8000-8999, Observability 9000-9999.

        """;
}
