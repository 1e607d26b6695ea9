using Collector.Wire;

namespace Collector.Decoding;

/// <summary>Decodes the records of one signal; the envelope around them is the same for all.</summary>
internal interface IRecordDecoder
{
    /// <summary>Gets the names of the envelope's messages, for errors: request, resource and scope level, record.</summary>
    static abstract EnvelopeNames Names { get; }

    /// <summary>Decodes one record into a row (a metric into a row for each of its points).</summary>
    static abstract void Decode(WireReader record, in SourceId source, RecordContext context);
}
