namespace Endurance.Poison;

/// <summary>A message that no service can handle.</summary>
/// <param name="MessageId">Its id; <see langword="null"/> where it has none, and is known by its type.</param>
/// <param name="Type">The type it claims to be.</param>
/// <param name="RoutingKey">By which it is routed.</param>
/// <param name="Version">The version it claims to have.</param>
/// <param name="Body">Its body.</param>
/// <param name="ParkedBy">The services that must park it.</param>
internal sealed record PoisonedMessage(Guid? MessageId, string Type, string RoutingKey, int Version, ReadOnlyMemory<byte> Body, IReadOnlyList<string> ParkedBy);
