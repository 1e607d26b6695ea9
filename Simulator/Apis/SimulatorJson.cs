using System.Text.Json;
using System.Text.Json.Serialization;

namespace Simulator.Apis;

/// <summary>How the APIs write JSON.</summary>
/// <remarks>
/// A member that is missing, null or of another type breaks the contract and is refused; a member that is not known is a newer server's and is ignored.
/// </remarks>
internal static class SimulatorJson
{
    /// <summary>Gets the options.</summary>
    internal static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        NumberHandling = JsonNumberHandling.Strict,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(namingPolicy: null, allowIntegerValues: false) },
    };
}
