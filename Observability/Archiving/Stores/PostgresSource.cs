namespace Observability.Archiving.Stores;

/// <summary>Where records come from.</summary>
/// <param name="Resource">The resource's attributes as JSON.</param>
/// <param name="Scope">The scope as JSON: name, version, schema_url, attributes.</param>
internal sealed record PostgresSource(string Resource, string Scope);
