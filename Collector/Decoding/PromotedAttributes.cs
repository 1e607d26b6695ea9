using System.Globalization;
using System.Text;
using Collector.Rows;
using Collector.Wire;

namespace Collector.Decoding;

/// <summary>The attributes that have a column of their own because records are searched by them.</summary>
internal ref struct PromotedAttributes
{
    public ReadOnlySpan<byte> OrderId;
    public ReadOnlySpan<byte> CustomerId;
    public ReadOnlySpan<byte> EventName;
    public ReadOnlySpan<byte> ExceptionType;

    /// <summary>Notes the attribute's value where it has a column.</summary>
    public void Note(Attribute attribute)
    {
        switch (attribute.Key.Length)
        {
            case 8 when attribute.Key.SequenceEqual("order.id"u8):
                OrderId = AsText(attribute.Value);
                break;
            case 11 when attribute.Key.SequenceEqual("customer.id"u8):
                CustomerId = AsText(attribute.Value);
                break;
            case 10 when attribute.Key.SequenceEqual("event.name"u8):
                EventName = AsText(attribute.Value);
                break;
            case 14 when attribute.Key.SequenceEqual("exception.type"u8):
                ExceptionType = AsText(attribute.Value);
                break;
        }
    }

    /// <summary>Tells whether the attribute's column says all there is to say, so that it need not be stored a second time. Readers put it back.</summary>
    public readonly bool Covers(Attribute attribute) => attribute.Key.Length switch
    {
        8 => attribute.Key.SequenceEqual("order.id"u8) && Holds(OrderId, attribute.Value),
        11 => attribute.Key.SequenceEqual("customer.id"u8) && Holds(CustomerId, attribute.Value),
        10 => attribute.Key.SequenceEqual("event.name"u8) && Holds(EventName, attribute.Value),
        _ => false,
    };

    private static bool Holds(ReadOnlySpan<byte> column, AnyValue value) =>
        value.Tag == ValueTag.Text && TextRows.FitsIndex(value.Bytes) && column.SequenceEqual(value.Bytes);

    /// <summary>Order numbers may come as integers from senders that are not ours.</summary>
    private static ReadOnlySpan<byte> AsText(AnyValue value) => value.Tag == ValueTag.Integer
        ? Encoding.UTF8.GetBytes(((long)value.Bits).ToString(CultureInfo.InvariantCulture))
        : value.Text;
}
