using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace ServiceDefaults.Http;

/// <summary>A position in a list that is ordered by time, then id. Clients pass it back as they got it.</summary>
/// <remarks>A position, not a page number: items that come or go meanwhile neither repeat nor hide others.</remarks>
/// <param name="Time">The time of the item at this position.</param>
/// <param name="Id">Its id, at most 100 characters.</param>
public sealed record Cursor(DateTimeOffset Time, string Id)
{
    private const int MaxLength = 300;

    /// <summary>Reads a cursor.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out Cursor? cursor)
    {
        cursor = null;
        if (text is null or { Length: 0 or > MaxLength } || !Base64Url.IsValid(text))
            return false;
        var parts = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text)).Split(' ', 2);
        if (parts is not [var ticks, { Length: > 0 } id]
            || !long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var utcTicks)
            || utcTicks > DateTimeOffset.MaxValue.UtcTicks
            || id.Contains('\uFFFD', StringComparison.Ordinal))
            return false;
        cursor = new Cursor(new DateTimeOffset(utcTicks, TimeSpan.Zero), id);
        return true;
    }

    /// <summary>Reads the id.</summary>
    /// <exception cref="ProblemException">400: it is not an id of this kind, so the cursor belongs to another list.</exception>
    public TId IdAs<TId>()
        where TId : IParsable<TId> => TId.TryParse(Id, CultureInfo.InvariantCulture, out var id)
            ? id
            : throw new ProblemException(Problems.Invalid(new Dictionary<string, string[]> { ["cursor"] = ["cursor must be a value that this list gave as next."] }));

    /// <summary>Gives the text that <see cref="TryParse"/> reads.</summary>
    public override string ToString() => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Time.UtcTicks} {Id}")));
}
