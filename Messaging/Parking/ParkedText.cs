using System.Globalization;
using System.Text;

namespace Messaging.Parking;

/// <summary>Writes the parking lot for a terminal: two lines for each message, so that 80 columns are enough.</summary>
internal sealed class ParkedText(int width)
{
    internal const int Narrowest = 60;
    internal const int Usual = 100;
    internal const int Widest = 300;
    private readonly StringBuilder _text = new();

    internal static string Of(ParkedList list, int width)
    {
        var text = new ParkedText(width).Line($"{list.Total} parked{(list.Total > list.Items.Count ? $", {list.Items.Count} shown" : string.Empty)}");
        foreach (var message in list.Items)
        {
            text.Line($"{message.MessageId}  {Time(message.ParkedAt)}  {message.OrderId ?? "-"}")
                .Line($"    {message.Type}  {message.Cause}: {message.Reason}");
        }

        return text.More(list.Next).ToString();
    }

    internal static string Of(ParkedGroups groups, int width)
    {
        var text = new ParkedText(width).Line($"{groups.Total} groups{(groups.Total > groups.Items.Count ? $", {groups.Items.Count} shown" : string.Empty)}");
        foreach (var group in groups.Items)
        {
            text.Line($"{group.Group}  {group.Count,7} {group.Cause,-14}  {Time(group.Oldest)} to {Time(group.Newest)}")
                .Line($"    {(group.ExceptionType is null ? string.Empty : $"{group.ExceptionType}: ")}{group.Pattern}")
                .Line($"    such as {group.Example.MessageId}  {group.Example.Type}  {group.Example.OrderId}");
        }

        return text.ToString();
    }

    internal static string Of(ParkedDetail detail)
    {
        var message = detail.Message;
        // Whatever is known of one message is worth its lines.
        var text = new ParkedText(int.MaxValue)
            .Fact("message", message.MessageId).Fact("type", message.Type).Fact("order", message.OrderId)
            .Fact("stream", message.StreamId is null ? null : $"{message.StreamId}, number {message.Sequence}")
            .Fact("published", $"{Time(message.PublishedAt)} by {message.Publisher}")
            .Fact("held", Time(message.HeldAt)).Fact("parked", Time(message.ParkedAt))
            .Fact("cause", message.Cause).Fact("group", message.Group).Fact("attempts", message.Attempts).Fact("reason", message.Reason)
            .Fact("trace", detail.TraceId).Fact("see it", detail.TraceUrl is null ? null : $"curl -sS '{detail.TraceUrl}'");
        foreach (var (name, value) in detail.Headers.OrderBy(header => header.Key, StringComparer.Ordinal))
            text.Fact("header", $"{name} = {value}");
        return text.Fact("body", $"{detail.Body ?? "(not shown: what in it is personal is not known here)"}  ({detail.BodySize} bytes)")
            .Block(detail.Exception).ToString();
    }

    internal static string Of(ParkedAnswer answer, int width)
    {
        var text = new ParkedText(width);
        foreach (var fate in answer.Items)
            text.Line($"{fate.MessageId}  {fate.Result}{(fate.Detail is null ? string.Empty : $": {fate.Detail}")}");
        return text.Line($"{answer.Done} done, {answer.Unchanged} unchanged, {answer.Refused} refused; {answer.Remaining} of them still parked; request {answer.RequestId}").ToString();
    }

    internal static string Of(IReadOnlyList<AuditEntry> entries, string? next, int width)
    {
        var text = new ParkedText(width).Line($"{entries.Count} entries");
        foreach (var entry in entries)
        {
            text.Line($"{Time(entry.At)}  {entry.MessageId}  {entry.Result} by {entry.Operator.Reveal()}")
                .Line($"    {entry.Action}  {entry.Type ?? "-"}  {entry.OrderId ?? "-"}  {entry.Reason ?? "-"}{(entry.Detail is null ? string.Empty : $"  ({entry.Detail})")}");
        }

        return text.More(next).ToString();
    }

    public override string ToString() => _text.ToString();

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>Tells how to go on; never cut, or it would be useless.</summary>
    private ParkedText More(string? next)
    {
        if (next is not null)
            _text.Append(CultureInfo.InvariantCulture, $"more: --cursor {next}\n");
        return this;
    }

    private ParkedText Fact(string name, object? value) => value is null ? this : Line($"{name,-10}{value}");

    private ParkedText Block(string? lines)
    {
        foreach (var line in (lines ?? string.Empty).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            Line($"          {line}");
        return this;
    }

    private ParkedText Line(FormattableString line)
    {
        // What others wrote may have line breaks, and control characters that a terminal obeys.
        var clean = string.Concat(line.ToString(CultureInfo.InvariantCulture).Select(character => char.IsControl(character) ? ' ' : character)).TrimEnd();
        _text.Append(clean.Length <= width ? clean : string.Concat(clean.AsSpan(0, width - 1), "…")).Append('\n');
        return this;
    }
}
