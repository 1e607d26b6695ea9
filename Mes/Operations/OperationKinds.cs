using System.Collections.Frozen;
using ServiceDefaults.Http;

namespace Mes.Operations;

/// <summary>The names that operations have on the API, in the database and in telemetry.</summary>
internal static class OperationKinds
{
    /// <summary>Every operation in the sequence of production.</summary>
    internal static IReadOnlyList<OperationKind> InSequence { get; } =
        [OperationKind.Print, OperationKind.PostProcess, OperationKind.QualityCheck, OperationKind.Pack];

    private static readonly FrozenDictionary<string, OperationKind> ByName = InSequence.ToFrozenDictionary(Name, StringComparer.Ordinal);

    /// <summary>Gets every name, for a message that says what would be right.</summary>
    internal static string All { get; } = string.Join(", ", InSequence.Select(Name));

    internal static string Name(this OperationKind kind) => kind switch
    {
        OperationKind.Print => "print",
        OperationKind.PostProcess => "post-process",
        OperationKind.QualityCheck => "quality-check",
        OperationKind.Pack => "pack",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "This operation has no name."),
    };

    internal static bool TryParse(string? name, out OperationKind kind)
    {
        kind = default;
        return name is not null && ByName.TryGetValue(name, out kind);
    }

    /// <exception cref="FormatException">No operation has this name.</exception>
    internal static OperationKind Parse(string name) =>
        TryParse(name, out var kind) ? kind : throw new FormatException($"'{name}' is no operation; the operations are {All}.");

    /// <exception cref="ProblemException">400: no operation has this name.</exception>
    internal static OperationKind FromRoute(string name) => TryParse(name, out var kind)
        ? kind
        : throw new ProblemException(Problems.Invalid(new Dictionary<string, string[]> { ["kind"] = [$"kind must be one of {All}."] }));
}
