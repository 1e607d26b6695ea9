using System.Text.Json.Serialization;

namespace Mes.Operations;

/// <summary>The steps of making an order, in the only sequence in which they can be done.</summary>
internal enum OperationKind
{
    /// <summary>The parts are printed.</summary>
    [JsonStringEnumMemberName("print")]
    Print,

    /// <summary>Supports are removed, surfaces finished.</summary>
    [JsonStringEnumMemberName("post-process")]
    PostProcess,

    /// <summary>The parts are measured against the model.</summary>
    [JsonStringEnumMemberName("quality-check")]
    QualityCheck,

    /// <summary>The parts are packed for the carrier.</summary>
    [JsonStringEnumMemberName("pack")]
    Pack,
}
