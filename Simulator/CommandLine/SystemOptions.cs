using System.CommandLine;
using Simulator.Apis;

namespace Simulator.CommandLine;

/// <summary>The options that say where the services are.</summary>
internal static class SystemOptions
{
    private static readonly IReadOnlyDictionary<string, Option<Uri?>> Addresses = ServiceName.All.ToDictionary(service => service, Create);

    /// <summary>How long services may take to be ready.</summary>
    private static readonly Setting<TimeSpan> WaitOption = Setting.Duration(
        "--wait", "How long to wait for services that are not ready yet", TimeSpan.Zero, TimeSpan.FromMinutes(10), TimeSpan.FromSeconds(5));

    /// <summary>Gets all.</summary>
    internal static IEnumerable<Option> All => [.. Addresses.Values, WaitOption];

    /// <summary>Gives the services' addresses, from the options or else from the environment as Aspire writes it; says which are missing.</summary>
    internal static IReadOnlyDictionary<string, Uri> Find(ParseResult options, Func<string, string?> environment, out IReadOnlyList<string> faults)
    {
        var found = new Dictionary<string, Uri>();
        var missing = new List<string>();
        foreach (var (service, option) in Addresses)
        {
            var variable = VariablesOf(service).FirstOrDefault(name => !string.IsNullOrEmpty(environment(name)));
            if (options.GetValue(option) is { } given)
                found.Add(service, given);
            else if (variable is null)
                missing.Add($"The address of {service} is missing: give --{service} URL, or set {VariablesOf(service)[0]}.");
            else if (Read(environment(variable)!) is { } address)
                found.Add(service, address);
            else
                missing.Add($"{variable} must be an address such as http://localhost:5001, but is '{environment(variable)}'.");
        }

        faults = missing;
        return found;
    }

    /// <summary>Checks that the services are ready, and reports those that are not.</summary>
    /// <returns>Whether all are.</returns>
    internal static async Task<bool> AreReadyAsync(
        ParseResult options, ServiceClients clients, IReadOnlyDictionary<string, Uri> addresses, Surroundings surroundings, CancellationToken cancellationToken)
    {
        var faults = await new Readiness(clients, surroundings.Time).FaultsAsync(addresses, WaitOption.In(options), cancellationToken);
        foreach (var fault in faults)
            surroundings.Error.WriteRaw(fault);
        return faults.Count == 0;
    }

    private static Option<Uri?> Create(string service) => new($"--{service}")
    {
        Description = $"Where {service} is; else {VariablesOf(service)[0]} says it",
        HelpName = "URL",
        CustomParser = result => Read(Setting.Only(result)) ?? Setting.Refuse<Uri>(result, $"--{service} must be an address such as http://localhost:5001"),
    };

    private static string[] VariablesOf(string service) => [$"services__{service}__http__0", $"services__{service}__https__0"];

    // A base address without a slash at its end would lose its last segment.
    private static Uri? Read(string text) =>
        Uri.TryCreate(text.TrimEnd('/') + "/", UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? address : null;
}
