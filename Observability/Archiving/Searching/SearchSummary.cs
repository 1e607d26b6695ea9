using System.Globalization;
using System.Text.Json.Serialization;
using Observability.Archiving.Api;

namespace Observability.Archiving.Searching;

/// <summary>The last line of a search: what was found, and what had to be read for it.</summary>
/// <param name="Found">How many records.</param>
/// <param name="More">Whether the limit ended the search.</param>
/// <param name="FilesRead">How many files were opened.</param>
/// <param name="FilesPassedOver">How many files their manifests ruled out.</param>
/// <param name="RowGroupsRead">Of how many row groups something was read.</param>
/// <param name="RowGroupsPassedOver">How many row groups their statistics ruled out.</param>
internal sealed record SearchSummary([property: JsonPropertyName("found")] int Found, bool More, int FilesRead, int FilesPassedOver, int RowGroupsRead, int RowGroupsPassedOver) : IArchiveLine
{
    public string ToText() => string.Create(
        CultureInfo.InvariantCulture, $"{Found} records{(More ? " (there may be more)" : string.Empty)}; read {RowGroupsRead} of {RowGroupsRead + RowGroupsPassedOver} row groups in {FilesRead} of {FilesRead + FilesPassedOver} files");
}
