using System.Diagnostics;
using System.Text.RegularExpressions;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using LocalHosting.Orchestration;
using LocalHosting.Processes;

namespace LocalHosting.Terminals;

/// <summary>Runs the command that was asked for once everything is healthy, on this terminal.</summary>
internal sealed partial class FollowUpCommand(HostingOptions options, IResourceCollection resources, RunnerServices services)
{
    private const int Interrupted = 130;

    // It may sum up what it did before it ends.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    internal bool IsAsked => !string.IsNullOrWhiteSpace(options.Then);

    internal async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var words = options.Then!.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Fill).ToArray();
        // In a session of its own Ctrl-C does not reach it by itself: many programs take a second signal for "at once".
        var start = new ProcessStartInfo(ManagedProcess.Require("setsid", "util-linux"), words);
        start.Environment[Guardian.MarkVariable] = services.Mark;
        using var process = Process.Start(start) ?? throw new DistributedApplicationException($"Cannot start {words[0]}.");
        try
        {
            await process.WaitForExitAsync(cancellationToken);
            return process.ExitCode;
        }
        catch (OperationCanceledException)
        {
            LibC.Send(process.Id, Signal.Interrupt);
            using var deadline = new CancellationTokenSource(Patience);
            await process.WaitForExitAsync(deadline.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return process.HasExited ? process.ExitCode : Interrupted;
        }
    }

    private string Fill(string word) => Place().Replace(word, match =>
    {
        var (name, endpoint) = (match.Groups["resource"].Value, match.Groups["endpoint"].Value);
        var resource = resources.OfType<IResourceWithEndpoints>().FirstOrDefault(resource => resource.Name == name)
            ?? throw new DistributedApplicationException($"The command '{options.Then}' names '{match.Value}', but no resource with endpoints is named '{name}'.");
        return resource.GetEndpoint(endpoint.Length > 0 ? endpoint : "http").Url;
    });

    [GeneratedRegex(@"\{(?<resource>[a-z0-9-]+)(\.(?<endpoint>[a-z0-9-]+))?\}", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Place();
}
