using System.Globalization;
using ServiceDefaults.Http;

namespace Collector.Reading;

/// <summary>Where in a list that is ordered by time, newest first, a record stands.</summary>
internal readonly record struct RecordPosition(DateTime Time, short Nanos, long Id)
{
    public static RecordPosition? Of(PageRequest page)
    {
        if (page.After is not { } cursor)
            return null;
        if (cursor.Id.Split('.') is [var nanos, var id]
            && short.TryParse(nanos, NumberStyles.None, CultureInfo.InvariantCulture, out var parsedNanos)
            && long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var parsedId))
            return new RecordPosition(cursor.Time.UtcDateTime, parsedNanos, parsedId);
        throw new ProblemException(Problems.Invalid(new Dictionary<string, string[]> { ["cursor"] = ["cursor must be a value that this list gave as next."] }));
    }

    public Cursor ToCursor() => new(new DateTimeOffset(Time, TimeSpan.Zero), string.Create(CultureInfo.InvariantCulture, $"{Nanos}.{Id}"));
}
