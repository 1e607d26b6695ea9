using System.CommandLine;

namespace Simulator.CommandLine;

/// <summary>An option with a standard value that help shows in the words of the command line, not in those of the code.</summary>
internal sealed class Setting<T> : Option<T>
{
    private readonly T _standard;

    /// <summary>Makes it.</summary>
    internal Setting(string name, string description, string helpName, T standard)
        : base(name)
    {
        _standard = standard;
        Description = description;
        HelpName = helpName;
    }

    /// <summary>Gives the value that was typed, or the standard one.</summary>
    internal T In(ParseResult options) => options.GetResult(this) is null ? _standard : options.GetValue(this)!;
}
