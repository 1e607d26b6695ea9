namespace Collector.Decoding;

/// <summary>Severity numbers of the log data model (https://opentelemetry.io/docs/specs/otel/logs/data-model/#field-severitynumber): six names, four steps each.</summary>
internal static class Severity
{
    public const int Trace = 1;
    public const int Debug = 5;
    public const int Info = 9;
    public const int Warn = 13;
    public const int Error = 17;
    public const int Fatal = 21;
    public const int Highest = 24;

    private static readonly string[] Names = ["TRACE", "DEBUG", "INFO", "WARN", "ERROR", "FATAL"];

    /// <summary>Gives the name of a number's range, or <see langword="null"/> for 0 and what is out of range.</summary>
    public static string? Name(int number) => number is < Trace or > Highest ? null : Names[(number - 1) / 4];

    /// <summary>Finds the lowest number of a name; 0 where the name is unknown.</summary>
    public static int Number(string name) => (Array.FindIndex(Names, known => known.Equals(name, StringComparison.OrdinalIgnoreCase)) * 4) + 1 is var number and > 0 ? number : 0;

    /// <summary>Gives the number that a sender's own name stands for, for senders that set no number; 0 where the name is unknown.</summary>
    public static int FromText(ReadOnlySpan<byte> text)
    {
        if (text.Length is < 3 or > 11)
            return 0;
        Span<byte> upper = stackalloc byte[text.Length];
        System.Text.Ascii.ToUpper(text, upper, out var length);
        return upper[..length] switch
        {
            var name when name.SequenceEqual("TRACE"u8) || name.SequenceEqual("VERBOSE"u8) => Trace,
            var name when name.SequenceEqual("DEBUG"u8) => Debug,
            var name when name.SequenceEqual("INFO"u8) || name.SequenceEqual("INFORMATION"u8) => Info,
            var name when name.SequenceEqual("WARN"u8) || name.SequenceEqual("WARNING"u8) => Warn,
            var name when name.SequenceEqual("ERROR"u8) => Error,
            var name when name.SequenceEqual("FATAL"u8) || name.SequenceEqual("CRITICAL"u8) => Fatal,
            _ => 0,
        };
    }
}
