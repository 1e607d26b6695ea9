namespace Collector.Json;

/// <summary>A field of an OTLP message.</summary>
/// <param name="Name">Its name in JSON.</param>
/// <param name="Number">Its number on the wire.</param>
/// <param name="Kind">How it is written on either side.</param>
/// <param name="Message">The message it holds, where it holds one.</param>
/// <param name="Repeated">Whether it is an array in JSON.</param>
internal sealed record JsonField(string Name, int Number, FieldKind Kind, JsonMessage? Message = null, bool Repeated = false);
