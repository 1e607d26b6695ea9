using System.CommandLine;

namespace Simulator.CommandLine;

/// <summary>Options that several verbs have.</summary>
internal static class CommonOptions
{
    /// <summary>The one number from which all else follows.</summary>
    internal static readonly Setting<int> Seed = Setting.Whole(
        "--seed", "The same seed gives the same orders, customers, models and decisions", "", 0, int.MaxValue, 1);

    /// <summary>Whether the result is for a machine.</summary>
    internal static readonly Option<bool> Json = new("--json") { Description = "Write the result as one JSON object, and all else to the error output" };
}
