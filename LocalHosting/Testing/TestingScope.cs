using System.Reflection;
using Aspire.Hosting;
using LocalHosting.Orchestration;
using Microsoft.Extensions.Configuration;

namespace LocalHosting.Testing;

/// <summary>Runs an AppHost's Main on a thread of its own, holding it in Build until the test asks for that, and in Run until the test is over.</summary>
internal sealed class TestingScope(Assembly appHost)
{
    private static readonly AsyncLocal<TestingScope?> Ambient = new();

    private readonly TaskCompletionSource<DistributedApplicationBuilder> _building = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<DistributedApplication> _built = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _buildAsked = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private DistributedApplicationBuilder? _builder;

    internal static TestingScope? Current => Ambient.Value;

    internal Task Released => _released.Task;

    internal static DistributedApplicationBuilder NewBuilder(DistributedApplicationOptions options)
    {
        options.DisableDashboard = true;
        // From the test's own arguments alone: a folder named in the environment is that of a real run.
        var kept = new ConfigurationBuilder().AddCommandLine(options.Args ?? []).Build()["DataFolder"];
        // Created when something is first stored in it.
        var folder = kept ?? Path.Combine(Path.GetTempPath(), $"local-hosting-{Guid.NewGuid():n}");
        return new DistributedApplicationBuilder(options, new HostingOptions { DataFolder = Path.GetFullPath(folder), IsEphemeral = kept is null, IsQuiet = true });
    }

    internal DistributedApplicationBuilder CreateBuilder(DistributedApplicationOptions options)
    {
        options.AssemblyName ??= appHost.GetName().Name;
        return _builder = NewBuilder(options);
    }

    internal async Task<TestingBuilder> RunToBuildAsync(string[] args, CancellationToken cancellationToken)
    {
        _ = Task.Factory.StartNew(() => Main(args), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        return new TestingBuilder(await _building.Task.WaitAsync(cancellationToken), this);
    }

    internal void WaitUntilBuildIsAsked()
    {
        _building.TrySetResult(_builder!);
#pragma warning disable VSTHRD002 // Build is synchronous by contract; it blocks the AppHost's own thread, on which nothing else runs.
        _buildAsked.Task.GetAwaiter().GetResult();
#pragma warning restore VSTHRD002
    }

    internal void Built(DistributedApplication application) => _built.TrySetResult(application);

    internal async Task<DistributedApplication> BuildAsync(CancellationToken cancellationToken)
    {
        _buildAsked.TrySetResult();
        return await _built.Task.WaitAsync(cancellationToken);
    }

    /// <summary>Lets Main go on to its end.</summary>
    internal void Release()
    {
        _released.TrySetResult();
        _buildAsked.TrySetResult();
    }

    private void Main(string[] args)
    {
        Ambient.Value = this;
        try
        {
            var main = appHost.EntryPoint
                ?? throw new InvalidOperationException($"The assembly {appHost.GetName().Name} has no entry point: name a type of the AppHost's assembly.");
            main.Invoke(null, main.GetParameters().Length == 0 ? [] : [args]);
            Fail(new InvalidOperationException($"{appHost.GetName().Name} ended without building an application."));
        }
        catch (TargetInvocationException exception)
        {
            Fail(exception.InnerException!);
        }
        catch (InvalidOperationException exception)
        {
            Fail(exception);
        }
    }

    private void Fail(Exception exception)
    {
        _building.TrySetException(exception);
        _built.TrySetException(exception);
    }
}
