namespace Observability.Archiving.Records;

/// <summary>What some records are, told by their number and their checksum.</summary>
/// <param name="Records">How many there are.</param>
/// <param name="Checksum">The <see cref="RecordChecksum"/>: 32 hexadecimal digits.</param>
internal sealed record PartContent(long Records, string Checksum);
