using System.Collections.Immutable;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Aspire.Hosting.ApplicationModel;


/// <summary>All that is known about a resource at one moment.</summary>
public sealed record CustomResourceSnapshot
{
    /// <summary>Gets the kind of resource, such as <c>Project</c>.</summary>
    public required string ResourceType { get; init; }

    /// <summary>Gets the state; <see langword="null"/> before the application started.</summary>
    public ResourceStateSnapshot? State { get; init; }

    /// <summary>Gets the exit code of a process that ended; one that a signal ended has 128 and the signal's number.</summary>
    public int? ExitCode { get; init; }

    /// <summary>Gets the health: the worst of the reports, and healthy where there is none and the resource runs.</summary>
    public HealthStatus? HealthStatus { get; init; }

    /// <summary>Gets what the health checks last said.</summary>
    public ImmutableArray<HealthReportSnapshot> HealthReports { get; init; } = [];

    /// <summary>Gets the addresses.</summary>
    public ImmutableArray<UrlSnapshot> Urls { get; init; } = [];

    /// <summary>Gets what the resource waits for, or why it failed, in words; only this host states it.</summary>
    public string? Reason { get; init; }

    /// <summary>Gets how often the process was restarted after a crash; only this host counts it.</summary>
    public int Restarts { get; init; }

    /// <summary>Gets a value indicating whether the process that ended is going to be started again; only this host states it.</summary>
    public bool WillRestart { get; init; }

    /// <summary>Gets a value indicating whether it crashed many times in a row; only this host states it.</summary>
    public bool KeepsCrashing { get; init; }

    /// <summary>Gets the process id while a process runs; only this host states it.</summary>
    public int? ProcessId { get; init; }
}
