using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using LocalHosting.Orchestration;
using Microsoft.Extensions.Hosting;
using Spectre.Console;

namespace LocalHosting.Terminals;


/// <summary>Shows the application on the terminal: how it comes up, what it is made of, what goes wrong.</summary>
internal sealed class Terminal(
    IAnsiConsole console,
    ResourceNotificationService notifications,
    ResourceTable table,
    StartWatch start,
    Orchestrator orchestrator,
    FollowUpCommand followUp,
    IHostApplicationLifetime lifetime) : BackgroundService
{
    private const int ShownOutputLines = 25;
    private static readonly TimeSpan StartTimeout = TimeSpan.FromMinutes(5);

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        console.MarkupLine("[grey]Stopping…[/]");
        await base.StopAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!await ComeUpAsync(stoppingToken))
        {
            End(exitCode: 1);
            return;
        }

        await ShowSystemAsync(stoppingToken);
        if (followUp.IsAsked)
            End(await FollowUpAsync(stoppingToken));
        else
            await WatchAsync(stoppingToken);
    }

    private async Task<bool> ComeUpAsync(CancellationToken stoppingToken)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        // Someone who watches decides himself how long to wait; before a command that follows, nobody does.
        if (followUp.IsAsked)
            deadline.CancelAfter(StartTimeout);
        try
        {
            if (await start.RunAsync(deadline.Token) is not { } failed)
                return true;
            ShowFailure(failed);
        }
        catch (OperationCanceledException) when (!stoppingToken.IsCancellationRequested)
        {
            console.MarkupLineInterpolated($"[red]error:[/] Not healthy within {StartTimeout.TotalMinutes:0} minutes: {start.WhatIsMissing()}");
        }

        return false;
    }

    private async Task<int> FollowUpAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await followUp.RunAsync(cancellationToken);
        }
        catch (DistributedApplicationException exception)
        {
            console.MarkupLineInterpolated($"[red]error:[/] {exception.Message}");
            return 1;
        }
    }

    private async Task ShowSystemAsync(CancellationToken cancellationToken)
    {
        console.Write(await table.RenderAsync(withSignIn: true, cancellationToken));
        console.MarkupLineInterpolated($"[green]All healthy after {start.Elapsed.TotalSeconds:0.0} s.[/] Output of each resource: {table.LogFolder}");
        if (!followUp.IsAsked)
            console.MarkupLine("Press [bold]Ctrl-C[/] to stop.");
    }

    private async Task WatchAsync(CancellationToken cancellationToken)
    {
        var troubled = new HashSet<string>();
        await foreach (var change in notifications.WatchAsync(cancellationToken))
        {
            var (name, snapshot) = (change.Resource.Name, change.Snapshot);
            if (snapshot.State?.Text == KnownResourceStates.Exited && snapshot.ExitCode is not null && troubled.Add(name))
                console.MarkupLineInterpolated($"[red]{name}[/] {snapshot.Reason}");
            else if (ResourceNotificationService.IsHealthy(snapshot) && troubled.Remove(name))
                console.MarkupLineInterpolated($"[green]{name}[/] is healthy again");
            if (snapshot.KeepsCrashing && troubled.Add($"{name} keeps crashing"))
                ShowFailure(change);
        }
    }

    private void ShowFailure(ResourceEvent failed)
    {
        var name = failed.Resource.Name;
        var crashing = failed.Snapshot.KeepsCrashing ? $"keeps crashing ({failed.Snapshot.Restarts} times): " : string.Empty;
        console.MarkupLineInterpolated($"[red]{name}[/] {crashing}{failed.Snapshot.Reason}");
        ShowOutput(name);
        if (failed.Snapshot.KeepsCrashing && failed.Resource.Annotations.OfType<ContainerMountAnnotation>().Any())
            console.MarkupLineInterpolated($"Where its data are damaged, or of another version: --fresh starts with empty data, and removes those of all resources.");
    }

    private void ShowOutput(string name)
    {
        if (orchestrator.FindLog(name) is not { } log)
            return;
        var lines = log.LastLines(ShownOutputLines);
        if (lines.Length == 0)
            return;
        console.MarkupLineInterpolated($"Its last output, all of it in {log.Path}:");
        foreach (var line in lines)
            console.Profile.Out.Writer.WriteLine($"  {line}");
    }

    private void End(int exitCode)
    {
        Environment.ExitCode = exitCode;
        lifetime.StopApplication();
    }
}
