namespace AppHost;

/// <summary>The roll-out of the collection of telemetry, system by system (requirement 2.10).</summary>
internal static class RollOutExtensions
{
    /// <summary>The switches, in the order of the roll-out. Each is a setting of this host, such as the environment variable of its name, <c>on</c> (default) or <c>off</c>.</summary>
    internal static readonly string[] Switches =
    [
        "COLLECT_SHOP", "COLLECT_MES", "COLLECT_RABBITMQ",
        "COLLECT_CRM", "COLLECT_POSTGRESQL",
        "COLLECT_COST_CALCULATOR", "COLLECT_OTHERS",
    ];

    /// <summary>Hands the switches that were set to the collector, which drops what a system sends that is switched off.</summary>
    /// <exception cref="DistributedApplicationException">A switch is neither on nor off.</exception>
    internal static IResourceBuilder<T> WithRollOut<T>(this IResourceBuilder<T> collector)
        where T : IResourceWithEnvironment
    {
        foreach (var name in Switches)
        {
            var value = collector.ApplicationBuilder.Configuration[name];
            if (string.IsNullOrEmpty(value))
                continue;
            if (value is not ("on" or "off"))
                throw new DistributedApplicationException($"Setting '{name}' must be 'on' or 'off', but is '{value}'.");
            collector.WithEnvironment(name, value);
        }

        return collector;
    }
}
