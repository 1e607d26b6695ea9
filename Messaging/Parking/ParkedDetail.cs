namespace Messaging.Parking;

/// <summary>A parked message with everything that is known of it.</summary>
/// <param name="Message">The message.</param>
/// <param name="Headers">Its headers and properties as they came.</param>
/// <param name="BodySize">The size of its body in bytes. The body itself is not shown, for it may hold personal data.</param>
/// <param name="Exception">What its handler threw last, with the stack.</param>
public sealed record ParkedDetail(ParkedMessage Message, IReadOnlyDictionary<string, string> Headers, int BodySize, string? Exception);
