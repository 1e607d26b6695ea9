using Collector.Wire;

namespace Collector.Decoding;

/// <summary>Walks an export request down to its records.</summary>
/// <remarks>Protobuf does not promise that resource and scope come before what they describe, so each level is scanned for them first; stepping over fields is cheap.</remarks>
internal static class EnvelopeDecoder<TDecoder>
    where TDecoder : IRecordDecoder
{
    public static void Decode(ReadOnlySpan<byte> request, RecordContext context)
    {
        var reader = new WireReader(request, TDecoder.Names.Request, 0);
        while (reader.Next())
        {
            if (reader.Tag == EnvelopeTag.Resources)
                DecodeResource(reader.Message(TDecoder.Names.Resource), context);
            else
                reader.Skip();
        }
    }

    private static void DecodeResource(WireReader level, RecordContext context)
    {
        Origin origin = default;
        var scan = level;
        while (scan.Next())
        {
            switch (scan.Tag)
            {
                case EnvelopeTag.Origin:
                    origin.Resource = scan.Bytes();
                    origin.ResourceOffset = scan.Offset - origin.Resource.Length;
                    break;
                case EnvelopeTag.SchemaUrl:
                    origin.ResourceSchemaUrl = scan.Bytes();
                    break;
                default:
                    scan.Skip();
                    break;
            }
        }

        origin.Service = SourceDecoder.Service(new WireReader(origin.Resource, "Resource", origin.ResourceOffset));
        if (!context.Switches.Takes(origin.Service))
            return;
        while (level.Next())
        {
            if (level.Tag == EnvelopeTag.Content)
                DecodeScope(level.Message(TDecoder.Names.Scope), origin, context);
            else
                level.Skip();
        }
    }

    private static void DecodeScope(WireReader level, Origin origin, RecordContext context)
    {
        var scan = level;
        while (scan.Next())
        {
            switch (scan.Tag)
            {
                case EnvelopeTag.Origin:
                    origin.Scope = scan.Bytes();
                    origin.ScopeOffset = scan.Offset - origin.Scope.Length;
                    break;
                case EnvelopeTag.SchemaUrl:
                    origin.ScopeSchemaUrl = scan.Bytes();
                    break;
                default:
                    scan.Skip();
                    break;
            }
        }

        var source = context.Sources.Resolve(origin, context.Batch);
        while (level.Next())
        {
            if (level.Tag == EnvelopeTag.Content)
                TDecoder.Decode(level.Message(TDecoder.Names.Record), source, context);
            else
                level.Skip();
        }
    }
}
