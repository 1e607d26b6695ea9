namespace Messaging.Parking;

/// <summary>A parked message with everything that is known of it and may be shown.</summary>
/// <param name="Message">The message.</param>
/// <param name="TraceId">The trace it belongs to.</param>
/// <param name="TraceUrl">Where that trace can be seen (<see cref="ParkingOptions.TraceUrl"/>).</param>
/// <param name="Headers">Its headers and properties as they came.</param>
/// <param name="BodySize">The size of its body in bytes.</param>
/// <param name="Body">The beginning of its body, personal and financial data as keyed hashes; <see langword="null"/> where the service does not know which those are.</param>
/// <param name="Exception">What its handler threw last, with the stack.</param>
internal sealed record ParkedDetail(
    ParkedMessage Message, string? TraceId, string? TraceUrl, IReadOnlyDictionary<string, string> Headers, int BodySize, string? Body, string? Exception);
