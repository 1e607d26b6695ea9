namespace Aspire.Hosting;


/// <summary>How an application builder is created.</summary>
public sealed class DistributedApplicationOptions
{
    /// <summary>Gets or sets the command-line arguments.</summary>
    public string[]? Args { get; set; }

    /// <summary>Gets or sets the name of the AppHost's assembly. The default is the entry assembly's.</summary>
    public string? AssemblyName { get; set; }

    /// <summary>Gets or sets the AppHost's project folder. The default is the one recorded in its assembly.</summary>
    public string? ProjectDirectory { get; set; }

    /// <summary>Gets or sets a value indicating whether nothing is shown on the terminal.</summary>
    public bool DisableDashboard { get; set; }
}
