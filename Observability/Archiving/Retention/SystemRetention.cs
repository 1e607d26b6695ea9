namespace Observability.Archiving.Retention;

/// <summary>What differs for one system.</summary>
internal sealed class SystemRetention
{
    /// <summary>Gets or sets after how many days its logs are archived, from 1 to 3650.</summary>
    public int? Days { get; set; }
}
