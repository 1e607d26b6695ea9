using System.Globalization;
using ServiceDefaults.Http;

namespace Observability.Reading.Elastic;

/// <summary>Where in a list that is ordered by time a document stands.</summary>
/// <param name="Micros">Its time to the microsecond.</param>
/// <param name="Nanos">The nanoseconds above that.</param>
/// <param name="Number">Its number in its index.</param>
/// <param name="Index">Its index.</param>
internal sealed record HitPosition(DateTime Micros, short Nanos, long Number, string Index)
{
    /// <summary>Reads a cursor; <see langword="null"/> where it is none of these lists.</summary>
    public static HitPosition? Of(Cursor cursor) =>
        cursor.Id.Split('.', 3) is [var nanos, var number, { Length: > 0 } index]
        && short.TryParse(nanos, NumberStyles.None, CultureInfo.InvariantCulture, out var parsedNanos)
        && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var parsedNumber)
            ? new HitPosition(cursor.Time.UtcDateTime, parsedNanos, parsedNumber, index)
            : null;

    public Cursor ToCursor() => new(new DateTimeOffset(Micros, TimeSpan.Zero), string.Create(CultureInfo.InvariantCulture, $"{Nanos}.{Number}.{Index}"));
}
