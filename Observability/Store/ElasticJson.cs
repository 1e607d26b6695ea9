using System.Text.Json;

namespace Observability.Store;

/// <summary>Elasticsearch's JSON, in which attributes may be nested deeper than readers and writers take by default.</summary>
internal static class ElasticJson
{
    private const int MaxDepth = 1_024;

    public static JsonSerializerOptions Deep { get; } = new() { MaxDepth = MaxDepth };

    public static JsonDocumentOptions DeepDocument { get; } = new() { MaxDepth = MaxDepth };

    /// <summary>Reads an answer.</summary>
    /// <exception cref="JsonException">It is no JSON.</exception>
    public static async Task<JsonElement> ReadAsync(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        await using var stream = await answer.Content.ReadAsStreamAsync(cancellationToken);
        using var document = await JsonDocument.ParseAsync(stream, DeepDocument, cancellationToken);
        return document.RootElement.Clone();
    }
}
