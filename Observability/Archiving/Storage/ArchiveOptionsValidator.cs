using Microsoft.Extensions.Options;
using ObjectStorage;

namespace Observability.Archiving.Storage;

/// <summary>Finds all faults of the archive's settings at once.</summary>
internal sealed class ArchiveOptionsValidator : IValidateOptions<ArchiveOptions>
{
    public ValidateOptionsResult Validate(string? name, ArchiveOptions options)
    {
        var faults = Faults(options).ToList();
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static IEnumerable<string> Faults(ArchiveOptions options) => options switch
    {
        { Kind: ArchiveKind.Folder, S3: not null } => ["Observability:Archive:S3 is set, but Observability:Archive:Kind is Folder. Set Kind to S3, or remove the section S3."],
        { Folder: { } folder } when string.IsNullOrWhiteSpace(folder) || folder.Contains('\0', StringComparison.Ordinal) => ["Observability:Archive:Folder must be a path; leave it out for the default."],
        { Kind: ArchiveKind.S3, S3: null } => ["Observability:Archive:S3 is missing, but Observability:Archive:Kind is S3. Set at least S3:Bucket and S3:Region or S3:Endpoint."],
        { Kind: ArchiveKind.S3, S3: { } s3 } => S3OptionsRules.Faults("Observability:Archive:S3", s3),
        _ => [],
    };
}
