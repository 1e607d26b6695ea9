using System.Text.Json.Serialization;
using Observability.Archiving.Records;

namespace Observability.Archiving.Parts;

/// <summary>What a file of the archive holds; lies beside it as JSON.</summary>
/// <param name="Format">The version of this format and of the file's columns.</param>
/// <param name="System">The system whose records they are.</param>
/// <param name="Day">Their UTC day.</param>
/// <param name="File">The file's path in the archive.</param>
/// <param name="Bytes">The file's size.</param>
/// <param name="Sha256">The file's SHA-256, in hexadecimal.</param>
/// <param name="Content">Number and checksum of the records.</param>
/// <param name="FirstTime">The earliest record's time, in nanoseconds since 1970.</param>
/// <param name="LastTime">The latest record's time, likewise.</param>
/// <param name="HighestSeverity">The highest severity number.</param>
/// <param name="Store">The kind of store they come from: <c>postgresql</c> or <c>elasticsearch</c>.</param>
/// <param name="Source">The store's partition or index.</param>
/// <param name="ArchivedAt">When they were archived.</param>
internal sealed record PartManifest(
    int Format, string System, DateOnly Day, string File, long Bytes, string Sha256, PartContent Content,
    long FirstTime, long LastTime, int HighestSeverity, string Store, string Source, DateTimeOffset ArchivedAt)
{
    public const int CurrentFormat = 1;

    /// <summary>Gets the manifest's own path, which identifies the part.</summary>
    [JsonIgnore]
    public string ManifestFile => Path.ChangeExtension(File, ".json");
}
