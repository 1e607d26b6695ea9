using System.Text;
using Collector.Redaction;
using Collector.Rows;
using Collector.Wire;

namespace Collector.Decoding;

/// <summary>Decodes Resource and InstrumentationScope, once for each pair that is not known yet.</summary>
internal sealed class SourceDecoder(KnownIds known)
{
    private static ReadOnlySpan<byte> UnknownService => "unknown_service"u8;

    /// <summary>Finds the service's name in an encoded Resource.</summary>
    public static ReadOnlySpan<byte> Service(WireReader resource)
    {
        while (resource.Next())
        {
            if (resource.Tag != OriginTag.ResourceAttributes)
            {
                resource.Skip();
                continue;
            }

            var attribute = Attribute.Read(resource.Message("KeyValue"));
            if (attribute.Key.SequenceEqual("service.name"u8) && !attribute.Value.Text.IsEmpty)
                return attribute.Value.Text;
        }

        return UnknownService;
    }

    /// <summary>Gives the source's id, and adds the source to the batch where the store may not have it.</summary>
    public SourceId Resolve(in Origin origin, RecordBatch batch)
    {
        var id = ContentId.Of(origin.Resource, origin.ResourceSchemaUrl, origin.Scope, origin.ScopeSchemaUrl);
        if (!known.Contains(id) && !batch.NewSources.ContainsKey(id))
            batch.Add(Describe(id, origin));
        return new SourceId(id, origin.Service);
    }

    private static Source Describe(long id, in Origin origin)
    {
        using var json = new RowBuffer(1024);
        ReadOnlySpan<byte> name = default;
        ReadOnlySpan<byte> version = default;
        var scope = new WireReader(origin.Scope, "InstrumentationScope", origin.ScopeOffset);
        while (scope.Next())
        {
            switch (scope.Tag)
            {
                case OriginTag.ScopeName:
                    name = scope.Bytes();
                    break;
                case OriginTag.ScopeVersion:
                    version = scope.Bytes();
                    break;
                default:
                    scope.Skip();
                    break;
            }
        }

        var schemaUrl = origin.ScopeSchemaUrl.IsEmpty ? origin.ResourceSchemaUrl : origin.ScopeSchemaUrl;
        return new Source(
            id,
            Storable(json, origin.Service),
            Storable(json, name),
            version.IsEmpty ? null : Storable(json, version),
            Json(json, new WireReader(origin.Resource, "Resource", origin.ResourceOffset), OriginTag.ResourceAttributes),
            Json(json, new WireReader(origin.Scope, "InstrumentationScope", origin.ScopeOffset), OriginTag.ScopeAttributes),
            schemaUrl.IsEmpty ? null : Storable(json, schemaUrl));
    }

    /// <summary>Writes the attributes as an object; those nested too deep are left out, for no record may be refused over its source.</summary>
    private static string Json(RowBuffer json, WireReader reader, uint attributes)
    {
        json.Truncate(0);
        json.Raw((byte)'{');
        var first = true;
        while (reader.Next())
        {
            if (reader.Tag != attributes)
            {
                reader.Skip();
                continue;
            }

            var (start, wasFirst) = (json.Length, first);
            if (json.JsonAttribute(Attribute.Read(reader.Message("KeyValue")), ref first))
                continue;
            json.Truncate(start);
            first = wasFirst;
        }

        json.Raw((byte)'}');
        var attributesJson = Encoding.UTF8.GetString(json.Written.Span);
        return Suspicion.Raises(json.Written.Span) ? JsonMask.Mask(attributesJson) : attributesJson;
    }

    internal static string Storable(RowBuffer scratch, ReadOnlySpan<byte> text)
    {
        scratch.Truncate(0);
        scratch.Clean(text);
        return Encoding.UTF8.GetString(scratch.Written.Span);
    }
}
