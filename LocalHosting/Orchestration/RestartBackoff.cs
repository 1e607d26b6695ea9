namespace LocalHosting.Orchestration;


/// <summary>Decides how long to wait before a crashed process is started again.</summary>
internal sealed class RestartBackoff
{
    internal static readonly TimeSpan First = TimeSpan.FromMilliseconds(500);
    internal static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    /// <summary>A process that ran this long is taken for sound: its crash counts as the first.</summary>
    internal static readonly TimeSpan SoundUptime = TimeSpan.FromSeconds(60);

    /// <summary>So many crashes in a row are said aloud, with the process's last output.</summary>
    internal const int ManyCrashes = 5;

    private int _crashes;

    internal bool KeepsCrashing => _crashes >= ManyCrashes;

    internal TimeSpan Next(TimeSpan uptime)
    {
        _crashes = uptime >= SoundUptime ? 1 : _crashes + 1;
        var doubled = First * Math.Pow(2, Math.Min(_crashes, 16) - 1);
        return doubled < Longest ? doubled : Longest;
    }
}
