using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;

namespace Architecture.Tests.Events;

/// <summary>A log event as it is declared in the code.</summary>
internal sealed partial record LogEventEntry(string Project, string Method, int Id, string? Name, LogLevel Level, string Message, IReadOnlyList<string> Placeholders)
{
    internal IEnumerable<string> Attributes => Placeholders.Select(ServiceDefaults.Telemetry.Placeholders.AttributeOf).Distinct(StringComparer.Ordinal);

    internal static IReadOnlyList<LogEventEntry> All { get; } = [.. House.Projects.SelectMany(Of).OrderBy(entry => entry.Id)];

    private static IEnumerable<LogEventEntry> Of(string project) =>
        from type in Assembly.Load(project).GetTypes()
        from method in type.GetMethods(BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
        let attribute = method.GetCustomAttribute<LoggerMessageAttribute>()
        where attribute is not null
        select new LogEventEntry(
            project, $"{type.FullName}.{method.Name}", attribute.EventId, attribute.EventName, attribute.Level, attribute.Message, [.. PlaceholdersOf(method, attribute.Message)]);

    /// <summary>Gives the names in the message, then those of parameters that only become attributes.</summary>
    private static IEnumerable<string> PlaceholdersOf(MethodInfo method, string message)
    {
        var inMessage = Placeholder().Matches(message).Select(match => match.Groups["name"].Value).ToArray();
        var besides = method.GetParameters()
            .Where(parameter => parameter.ParameterType != typeof(LogLevel))
            .Where(parameter => !typeof(ILogger).IsAssignableFrom(parameter.ParameterType) && !typeof(Exception).IsAssignableFrom(parameter.ParameterType))
            .Where(parameter => !inMessage.Contains(parameter.Name, StringComparer.OrdinalIgnoreCase))
            .Select(parameter => parameter.GetCustomAttribute<TagNameAttribute>()?.Name ?? parameter.Name!);
        return inMessage.Concat(besides);
    }

    [GeneratedRegex(@"(?<!\{)\{(?<name>\w+)[^}]*\}")]
    private static partial Regex Placeholder();
}
