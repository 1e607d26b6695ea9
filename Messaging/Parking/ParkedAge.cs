using System.Globalization;

namespace Messaging.Parking;

/// <summary>Reads an age as people write it: <c>90s</c>, <c>15m</c>, <c>2h</c>, <c>3d</c>.</summary>
internal static class ParkedAge
{
    internal const string Expected = "a whole number with s, m, h or d, such as 90s, 15m, 2h or 3d";
    private const int LongestDays = 3650;

    internal static bool TryParse(string text, out TimeSpan age)
    {
        age = TimeSpan.Zero;
        if (text.Length < 2 || !int.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var count))
            return false;
        var seconds = text[^1] switch { 's' => 1L, 'm' => 60, 'h' => 3600, 'd' => 86400, _ => 0 };
        if (seconds == 0 || count * seconds > LongestDays * 86400L)
            return false;
        age = TimeSpan.FromSeconds(count * seconds);
        return true;
    }
}
