using Observability.Archiving.Records;

namespace Observability.Archiving.Parts;

/// <summary>A range of the archive.</summary>
/// <param name="From">The earliest time, included; <see langword="null"/> for the beginning.</param>
/// <param name="To">The latest time, excluded; <see langword="null"/> for the end.</param>
/// <param name="System">The system; <see langword="null"/> for all.</param>
internal sealed record ArchiveRange(DateTimeOffset? From, DateTimeOffset? To, string? System)
{
    public bool Includes(DateOnly day) =>
        (From is not { } from || day >= DateOnly.FromDateTime(from.UtcDateTime)) && (To is not { } to || RecordTime.StartOf(day) < RecordTime.Of(to));

    public bool Overlaps(long firstNanos, long lastNanos) => (From is not { } from || lastNanos >= RecordTime.Of(from)) && (To is not { } to || firstNanos < RecordTime.Of(to));

    public bool Includes(PartManifest manifest) => (System is null || manifest.System == System) && Overlaps(manifest.FirstTime, manifest.LastTime);
}
