using Collector.Rows;
using Collector.Wire;

namespace Collector.Decoding;

/// <summary>Writes the attributes of a part of a record as a member <c>,"attributes":{…}</c> of the object that is open.</summary>
internal static class AttributeObject
{
    /// <returns>Whether all could be written; <see langword="false"/> where a value is nested too deep.</returns>
    public static bool Write(WireReader part, uint attributes, RowBuffer rows)
    {
        rows.Raw(",\"attributes\":{"u8);
        var (stored, first) = (true, true);
        while (part.Next())
        {
            if (part.Tag == attributes)
                stored &= rows.JsonAttribute(Attribute.Read(part.Message("KeyValue")), ref first);
            else
                part.Skip();
        }

        rows.Raw((byte)'}');
        return stored;
    }
}
