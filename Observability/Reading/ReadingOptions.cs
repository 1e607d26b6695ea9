using System.ComponentModel.DataAnnotations;

namespace Observability.Reading;

/// <summary>Settings of the read API: section <c>Observability:Reading</c>.</summary>
internal sealed class ReadingOptions
{
    public const string Section = "Observability:Reading";

    /// <summary>Gets or sets how long a search may take before it is given up.</summary>
    /// <value>The default is 10 seconds.</value>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:10:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(10);
}
