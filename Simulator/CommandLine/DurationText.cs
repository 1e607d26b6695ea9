using System.Globalization;

namespace Simulator.CommandLine;

/// <summary>Reads and writes lengths of time as people type them: <c>90s</c>, <c>2m</c>, <c>1h</c>; a bare number is seconds.</summary>
internal static class DurationText
{
    /// <summary>Reads one; false where the text is none.</summary>
    internal static bool TryRead(string text, out TimeSpan time)
    {
        var seconds = text.Length == 0 ? 0 : text[^1] switch { 's' => 1, 'm' => 60, 'h' => 3_600, _ => 0 };
        var number = seconds == 0 ? text : text[..^1];
        var legal = int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count <= int.MaxValue / 3_600;
        time = legal ? TimeSpan.FromSeconds((double)count * Math.Max(seconds, 1)) : TimeSpan.Zero;
        return legal;
    }

    /// <summary>Writes one with its largest whole unit.</summary>
    internal static string Write(TimeSpan time) => time switch
    {
        { Ticks: > 0 } when time.Ticks % TimeSpan.TicksPerHour == 0 => string.Create(CultureInfo.InvariantCulture, $"{time.TotalHours:0}h"),
        { Ticks: > 0 } when time.Ticks % TimeSpan.TicksPerMinute == 0 => string.Create(CultureInfo.InvariantCulture, $"{time.TotalMinutes:0}m"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0}s"),
    };
}
