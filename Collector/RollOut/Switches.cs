using System.Text;

namespace Collector.RollOut;

/// <summary>Which systems' telemetry is stored: a switch for each, under the names that deploy/otel-collector/config.yaml has for them.</summary>
/// <remarks>The settings <c>COLLECT_SHOP</c>, … are <c>on</c> by default; <c>off</c> drops what that system sends, before it costs anything. <c>COLLECT_OTHERS</c> counts for all that have none.</remarks>
internal sealed class Switches
{
    private const string Others = "COLLECT_OTHERS";

    private static readonly (string Setting, string Service)[] Known =
    [
        ("COLLECT_SHOP", "shop"), ("COLLECT_MES", "mes"), ("COLLECT_RABBITMQ", "rabbitmq"),
        ("COLLECT_CRM", "crm"), ("COLLECT_POSTGRESQL", "postgresql"),
        ("COLLECT_COST_CALCULATOR", "cost-calculator"),
    ];

    private readonly (byte[] Service, bool Taken)[] _known;
    private readonly bool _others;
    private readonly bool _all;

    /// <summary>Reads the switches.</summary>
    /// <exception cref="InvalidOperationException">Some are neither on nor off.</exception>
    public Switches(IConfiguration configuration)
    {
        var wrong = Known.Select(known => known.Setting).Append(Others).Where(setting => configuration[setting] is not (null or "" or "on" or "off")).ToList();
        if (wrong.Count > 0)
            throw new InvalidOperationException(string.Join(' ', wrong.Select(setting => $"{setting} must be on or off, but is '{configuration[setting]}'.")));
        _known = [.. Known.Select(known => (Encoding.UTF8.GetBytes(known.Service), IsOn(configuration, known.Setting)))];
        _others = IsOn(configuration, Others);
        _all = _others && _known.All(known => known.Taken);
    }

    /// <summary>Tells whether a service's telemetry is stored.</summary>
    /// <param name="service">The service's name in UTF-8.</param>
    public bool Takes(ReadOnlySpan<byte> service)
    {
        if (_all)
            return true;
        foreach (var (known, taken) in _known)
        {
            if (service.SequenceEqual(known))
                return taken;
        }

        return _others;
    }

    private static bool IsOn(IConfiguration configuration, string setting) => configuration[setting] != "off";
}
