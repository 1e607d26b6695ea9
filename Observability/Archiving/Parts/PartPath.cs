using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Observability.Archiving.Parts;

/// <summary>Where a part of the archive lies: by system and day, so that a search opens only what it must.</summary>
/// <param name="Folder">Such as <c>logs/system=shop/date=2026-10-23</c>.</param>
/// <param name="Day">The UTC day of all its records.</param>
/// <param name="Name">The part's name, without extension.</param>
internal sealed record PartPath(string Folder, DateOnly Day, string Name)
{
    public const string Root = "logs";

    private const string ManifestExtension = ".json";
    private const string DayFormat = "yyyy-MM-dd";
    private const int LongestSystem = 150;

    /// <summary>Gets the path of the file with the records.</summary>
    public string File => $"{Folder}/{Name}.parquet";

    /// <summary>Gets the path of the file that describes them; it is written last, so a part is there when its manifest is.</summary>
    public string Manifest => $"{Folder}/{Name}{ManifestExtension}";

    /// <summary>Gives a part a name that no other has; names sort by the time they were given.</summary>
    public static PartPath New(string system, DateOnly day) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{SystemFolder(system)}/date={day:yyyy-MM-dd}"), day, $"part-{Guid.CreateVersion7():n}");

    /// <summary>Gives the folder of a system's parts.</summary>
    public static string SystemFolder(string system)
    {
        var name = Uri.EscapeDataString(system);
        // File systems end names at 255 bytes; the manifest has the whole name.
        return name.Length <= LongestSystem
            ? $"{Root}/system={name}"
            : $"{Root}/system={name[..LongestSystem]}~{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(system)))[..16]}";
    }

    /// <summary>Recognises a manifest; <see langword="null"/> for any other file.</summary>
    public static PartPath? OfManifest(string path) =>
        path.EndsWith(ManifestExtension, StringComparison.Ordinal)
        && path[..^ManifestExtension.Length].Split('/') is [Root, _, ['d', 'a', 't', 'e', '=', .. var date], var name] parts
        && DateOnly.TryParseExact(date, DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? new PartPath(string.Join('/', parts[..3]), day, name)
            : null;
}
