namespace Collector.Decoding;

/// <summary>Where records come from: a resource (a process of a service) and an instrumentation scope in it. Stored once, referred to by each record.</summary>
internal sealed record Source(
    long Id, string Service, string Scope, string? ScopeVersion, string ResourceJson, string ScopeJson, string? SchemaUrl);
