namespace Collector.Decoding;

/// <summary>What the messages around a signal's records are called.</summary>
internal sealed record EnvelopeNames(string Request, string Resource, string Scope, string Record);
