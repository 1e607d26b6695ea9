using Observability.Archiving.Parts;

namespace Observability.Archiving.Api;

/// <summary>A part of a range: its manifest, or why it is skipped.</summary>
internal sealed record FoundPart(PartManifest? Manifest, SkippedFile? Skipped);
