using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Aspire.Hosting.ApplicationModel;


/// <summary>What one health check last said.</summary>
/// <param name="Name">The check's key.</param>
/// <param name="Status">Its answer, or <see langword="null"/> before the first.</param>
/// <param name="Description">Why, in words.</param>
/// <param name="ExceptionText">What went wrong in asking.</param>
public sealed record HealthReportSnapshot(string Name, HealthStatus? Status, string? Description, string? ExceptionText);
