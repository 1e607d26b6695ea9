namespace ObjectStorage;

/// <summary>A bucket of Amazon S3, or of anything that speaks its protocol, as a section of the configuration names it.</summary>
public sealed class S3Options
{
    /// <summary>Gets or sets the address of a service other than Amazon's, such as <c>https://minio.example.org:9000</c>. Either this or <see cref="Region"/> is required.</summary>
    public string? Endpoint { get; set; }

    /// <summary>Gets or sets the region, such as <c>eu-central-1</c>; also what requests to <see cref="Endpoint"/> are signed for.</summary>
    public string? Region { get; set; }

    /// <summary>Gets or sets the bucket's name. It must exist.</summary>
    public string? Bucket { get; set; }

    /// <summary>Gets or sets what the files' names begin with.</summary>
    /// <value>The default is for whoever uses the bucket to choose.</value>
    public string? Prefix { get; set; }

    /// <summary>Gets or sets a value indicating whether the bucket is named in the path (most services other than Amazon's) and not in the host name.</summary>
    /// <value>The default is <see langword="false"/>.</value>
    public bool PathStyle { get; set; }

    /// <summary>Gets or sets the access key. Without it the credentials come from the environment, as the AWS tools look for them.</summary>
    public string? AccessKey { get; set; }

    /// <summary>Gets or sets the secret key; goes with <see cref="AccessKey"/>.</summary>
    public string? SecretKey { get; set; }

    /// <summary>Gets or sets the size in bytes of the parts in which larger files are sent; each upload holds one part in memory.</summary>
    /// <value>The default is 8 MiB; from 5 MiB, which is the protocol's minimum, to 64 MiB.</value>
    public int PartBytes { get; set; } = 8 * 1_048_576;
}
