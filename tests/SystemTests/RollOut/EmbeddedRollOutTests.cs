using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Testing;

namespace SystemTests.RollOut;

/// <summary>The switches of the AppHost reach the embedded collector; for the other one see <see cref="Hosting.ElasticHostTests"/>.</summary>
public sealed class EmbeddedRollOutTests(EmbeddedRollOutTests.Switched system) : IClassFixture<EmbeddedRollOutTests.Switched>
{
    [Fact]
    public async Task What_a_system_sends_that_is_switched_off_is_not_stored_and_all_other_is()
    {
        var token = TestContext.Current.CancellationToken;
        using var receiver = system.Client(system.Collector);
        var probe = new RollOutProbe("crm", "mes", "shop", "somebody-else");

        await probe.SendAsync(receiver, token);

        await probe.FoundOfAsync(["mes", "shop"], system.Telemetry, token);
    }

    /// <summary>The collector and what it needs, with switches.</summary>
    public sealed class Switched() : WholeSystem("--telemetry", "embedded", "--COLLECT_CRM", "off", "--COLLECT_OTHERS", "off", "--COLLECT_MES", "on")
    {
        private static readonly string[] Needed = ["postgres", "telemetrydb", "collector", "observability"];

        /// <inheritdoc/>
        protected override IReadOnlyList<string> Services => ["observability"];

        /// <inheritdoc/>
        protected override void Prepare(IDistributedApplicationTestingBuilder builder)
        {
            foreach (var resource in builder.Resources.Where(resource => !Needed.Contains(resource.Name)))
                resource.Annotations.Add(new ExplicitStartupAnnotation());
        }
    }
}
