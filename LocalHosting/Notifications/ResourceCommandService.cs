using LocalHosting.Orchestration;

namespace Aspire.Hosting.ApplicationModel;


/// <summary>Executes commands on resources.</summary>
public sealed class ResourceCommandService
{
    private readonly Orchestrator _orchestrator;

    internal ResourceCommandService(Orchestrator orchestrator)
    {
        _orchestrator = orchestrator;
    }

    /// <summary>Executes <c>start</c>, <c>stop</c>, <c>restart</c> or, only under this host, <c>kill</c> (signal 9, as a crash would be).</summary>
    public Task<ExecuteCommandResult> ExecuteCommandAsync(IResource resource, string commandName, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(resource);
        return ExecuteCommandAsync(resource.Name, commandName, cancellationToken);
    }

    /// <summary>Executes <c>start</c>, <c>stop</c>, <c>restart</c> or, only under this host, <c>kill</c> (signal 9, as a crash would be).</summary>
    public async Task<ExecuteCommandResult> ExecuteCommandAsync(string resourceId, string commandName, CancellationToken cancellationToken = default)
    {
        try
        {
            await _orchestrator.ExecuteAsync(resourceId, commandName, cancellationToken);
            return new ExecuteCommandResult { Success = true };
        }
        catch (Exception exception) when (exception is DistributedApplicationException or ArgumentException)
        {
            return new ExecuteCommandResult { Success = false, Message = exception.Message };
        }
    }
}
