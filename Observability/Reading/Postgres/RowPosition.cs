using System.Globalization;
using ServiceDefaults.Http;

namespace Observability.Reading.Postgres;

/// <summary>Where in a list that is ordered by time, newest first, a row stands.</summary>
internal readonly record struct RowPosition(DateTime Time, short Nanos, long Id)
{
    /// <summary>Reads a cursor; <see langword="null"/> where it is none of these lists.</summary>
    public static RowPosition? Of(Cursor cursor) =>
        cursor.Id.Split('.') is [var nanos, var id]
        && short.TryParse(nanos, NumberStyles.None, CultureInfo.InvariantCulture, out var parsedNanos)
        && long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var parsedId)
            ? new RowPosition(cursor.Time.UtcDateTime, parsedNanos, parsedId)
            : null;

    public Cursor ToCursor() => new(new DateTimeOffset(Time, TimeSpan.Zero), string.Create(CultureInfo.InvariantCulture, $"{Nanos}.{Id}"));
}
