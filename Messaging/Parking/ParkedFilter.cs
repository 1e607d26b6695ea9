using System.Text.RegularExpressions;
using Messaging.Consuming;

namespace Messaging.Parking;

/// <summary>Which parked messages are meant: those for which everything given is true.</summary>
/// <param name="Type">The event's name.</param>
/// <param name="Order">The order's number.</param>
/// <param name="Exception">The type of what the handler threw, with or without its namespace.</param>
/// <param name="Cause">One of <see cref="HeldCause"/>.</param>
/// <param name="Group">The id of a group of like failures (<see cref="ParkedGroup"/>).</param>
/// <param name="OlderThan">Parked longer ago than this (<see cref="ParkedAge"/>).</param>
/// <param name="YoungerThan">Parked less long ago than this.</param>
internal sealed partial record ParkedFilter(
    string? Type = null, string? Order = null, string? Exception = null, string? Cause = null, string? Group = null, string? OlderThan = null, string? YoungerThan = null)
{
    private const int LongestText = 256;
    private static readonly string[] Causes = [HeldCause.Failure, HeldCause.Gap, HeldCause.Invalid, HeldCause.DeliveryLimit];

    internal static ParkedFilter None { get; } = new();

    internal bool IsEmpty => this == None;

    /// <summary>Adds what is wrong with it.</summary>
    /// <param name="faults">Takes the faults, by member.</param>
    /// <param name="prefix">Stands before the members' names.</param>
    internal void Check(Dictionary<string, string[]> faults, string prefix = "")
    {
        foreach (var (name, value) in new[] { ("type", Type), ("order", Order), ("exception", Exception) })
            Require(name, value is null or { Length: > 0 and <= LongestText }, $"must have 1 to {LongestText} characters", value);
        Require("cause", Cause is null || Causes.Contains(Cause), $"must be one of {string.Join(", ", Causes)}", Cause);
        Require("group", Group is null || GroupId().IsMatch(Group), "must be the id of a group, 12 hexadecimal digits; GET /messaging/parked/groups lists them", Group);
        Require("olderThan", OlderThan is null || ParkedAge.TryParse(OlderThan, out _), $"must be {ParkedAge.Expected}", OlderThan);
        Require("youngerThan", YoungerThan is null || ParkedAge.TryParse(YoungerThan, out _), $"must be {ParkedAge.Expected}", YoungerThan);

        void Require(string name, bool isRight, string rule, string? value)
        {
            if (!isRight)
                faults[prefix + name] = [$"{prefix}{name} {rule}, but is '{(value!.Length > LongestText ? value[..LongestText] + "…" : value)}'."];
        }
    }

    [GeneratedRegex("^[0-9a-f]{12}$")]
    private static partial Regex GroupId();
}
