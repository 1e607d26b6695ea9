namespace ObjectStorage;

/// <summary>What the settings of a bucket must be.</summary>
public static class S3OptionsRules
{
    private const int MiB = 1_048_576;

    /// <summary>Finds all faults, each a sentence that names the key, the limit and the value.</summary>
    /// <param name="section">The section that the settings come from, such as <c>Shop:ModelStore:S3</c>.</param>
    /// <param name="options">The settings.</param>
    public static IEnumerable<string> Faults(string section, S3Options options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return Find(section, options);
    }

    private static IEnumerable<string> Find(string section, S3Options options)
    {
        if (string.IsNullOrWhiteSpace(options.Bucket))
            yield return $"{section}:Bucket is missing; name an existing bucket.";
        if (options.Endpoint is null && options.Region is null)
            yield return $"{section} needs Region (for Amazon S3) or Endpoint (for another service).";
        if (options.Endpoint is not null && !(Uri.TryCreate(options.Endpoint, UriKind.Absolute, out var endpoint) && endpoint.Scheme is "http" or "https"))
            yield return $"{section}:Endpoint must be an address with http or https, such as https://minio.example.org:9000, but is '{options.Endpoint}'.";
        if (string.IsNullOrEmpty(options.AccessKey) != string.IsNullOrEmpty(options.SecretKey))
            yield return $"{section}:AccessKey and {section}:SecretKey must both be set or both be missing.";
        if (options.PartBytes is < 5 * MiB or > 64 * MiB)
            yield return $"{section}:PartBytes must be from {5 * MiB} to {64 * MiB}, but is {options.PartBytes}.";
    }
}
