using System.Net.Http.Headers;
using System.Text;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Testing;

namespace SystemTests.Elastic;

/// <summary>The whole system with Elasticsearch, Jaeger and the OpenTelemetry Collector, where they are at hand.</summary>
public sealed class ElasticSystem() : WholeSystem(
    "--telemetry", "elastic", "--Parameters:elastic-reader-password", ReaderPassword, "--Parameters:elastic-collector-password", CollectorPassword)
{
    internal const string ReaderPassword = "password-of-the-reader-in-tests";
    internal const string CollectorPassword = "password-of-the-collector-in-tests";

    private static readonly string? Backends = Environment.GetEnvironmentVariable("BACKENDS_DIR");

    /// <summary>Gets a value indicating whether the real backends are at hand.</summary>
    internal static bool IsThere => !string.IsNullOrEmpty(Backends);

    /// <inheritdoc/>
    public override async ValueTask InitializeAsync()
    {
        if (IsThere)
            await base.InitializeAsync();
    }

    /// <inheritdoc/>
    protected override void Prepare(IDistributedApplicationTestingBuilder builder) =>
        // Each test that looks for a trace waits for the decision to keep it, which is made sooner here.
        builder.CreateResourceBuilder(builder.Resources.OfType<ContainerResource>().Single(resource => resource.Name == Collector)).WithEnvironment("SAMPLING_WAIT", "5s");

    /// <inheritdoc/>
    internal override string Collector => "otelcol";

    /// <summary>Gives this system to tests that need it; where there is none, they are skipped.</summary>
    internal WholeSystem There()
    {
        SkipUnlessThere();
        return this;
    }

    /// <summary>Gives what the searching user sees of the stores.</summary>
    internal ElasticReader Reader => new(As("reader", ReaderPassword), Client("jaeger"));

    /// <summary>Gives a client of Elasticsearch that signs in as someone.</summary>
    internal HttpClient As(string user, string password)
    {
        var client = Application.CreateHttpClient("elasticsearch");
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password}")));
        return client;
    }

    /// <summary>Kills a resource's processes, as a machine that runs out of memory would.</summary>
    internal Task Kill(string resource, CancellationToken cancellationToken) =>
        Application.ResourceCommands.ExecuteCommandAsync(resource, "kill", cancellationToken);

    internal Task Healthy(string resource, CancellationToken cancellationToken) =>
        Application.ResourceNotifications.WaitForResourceHealthyAsync(resource, cancellationToken);

    internal static void SkipUnlessThere() => Assert.SkipWhen(
        !IsThere, "Elasticsearch, Jaeger and the OpenTelemetry Collector are not at hand; set BACKENDS_DIR to the folder with them.");
}
