using Collector.Wire;

namespace Collector.Decoding;

/// <summary>A KeyValue seen in place.</summary>
internal readonly ref struct Attribute
{
    private Attribute(ReadOnlySpan<byte> key, AnyValue value)
    {
        Key = key;
        Value = value;
    }

    public ReadOnlySpan<byte> Key { get; }

    public AnyValue Value { get; }

    public static Attribute Read(WireReader reader)
    {
        ReadOnlySpan<byte> key = default;
        AnyValue value = default;
        while (reader.Next())
        {
            switch (reader.Tag)
            {
                case ValueTag.Key:
                    key = reader.Bytes();
                    break;
                case ValueTag.Value:
                    value = AnyValue.Read(reader.Message("AnyValue"));
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        return new Attribute(key, value);
    }
}
