using System.Buffers.Binary;
using System.Text;

namespace ServiceDefaults.Tests.Receiving;

/// <summary>A protobuf message as its fields, for reading what was really sent.</summary>
internal sealed class Wire
{
    private readonly List<(int Number, ulong Scalar, byte[] Bytes)> _fields = [];

    internal Wire(ReadOnlySpan<byte> message)
    {
        while (!message.IsEmpty)
        {
            var tag = Varint(ref message);
            var (scalar, bytes) = (0UL, Array.Empty<byte>());
            switch (tag & 7)
            {
                case 0:
                    scalar = Varint(ref message);
                    break;
                case 1:
                    scalar = BinaryPrimitives.ReadUInt64LittleEndian(message);
                    message = message[8..];
                    break;
                case 2:
                    var length = (int)Varint(ref message);
                    bytes = message[..length].ToArray();
                    message = message[length..];
                    break;
                case 5:
                    scalar = BinaryPrimitives.ReadUInt32LittleEndian(message);
                    message = message[4..];
                    break;
                default:
                    throw new InvalidDataException("Not protobuf.");
            }

            _fields.Add(((int)(tag >> 3), scalar, bytes));
        }
    }

    internal IEnumerable<Wire> Messages(int number) => _fields.Where(field => field.Number == number).Select(field => new Wire(field.Bytes));

    internal Wire Message(int number) => Messages(number).FirstOrDefault() ?? new Wire([]);

    internal bool Has(int number) => _fields.Exists(field => field.Number == number);

    internal ulong Scalar(int number) => _fields.FirstOrDefault(field => field.Number == number).Scalar;

    internal string Text(int number) => Encoding.UTF8.GetString(_fields.FirstOrDefault(field => field.Number == number).Bytes ?? []);

    internal string Hex(int number) => Convert.ToHexStringLower(_fields.FirstOrDefault(field => field.Number == number).Bytes ?? []);

    /// <summary>Reads repeated KeyValue fields (key 1, AnyValue 2) as text.</summary>
    internal Dictionary<string, string> Attributes(int number) =>
        Messages(number).ToDictionary(pair => pair.Text(1), pair => Any(pair.Message(2)), StringComparer.Ordinal);

    internal static string Any(Wire value)
    {
        if (value.Has(1))
            return value.Text(1);
        if (value.Has(2))
            return value.Scalar(2) == 1 ? "true" : "false";
        if (value.Has(3))
            return ((long)value.Scalar(3)).ToString(System.Globalization.CultureInfo.InvariantCulture);
        if (value.Has(4))
            return BitConverter.UInt64BitsToDouble(value.Scalar(4)).ToString(System.Globalization.CultureInfo.InvariantCulture);
        if (value.Has(5))
            return "[" + string.Join(",", value.Message(5).Messages(1).Select(Any)) + "]";
        if (value.Has(6))
            return "{" + string.Join(",", value.Message(6).Messages(1).Select(pair => pair.Text(1) + "=" + Any(pair.Message(2)))) + "}";
        return string.Empty;
    }

    private static ulong Varint(ref ReadOnlySpan<byte> message)
    {
        var value = 0UL;
        for (var shift = 0; ; shift += 7)
        {
            var next = message[0];
            message = message[1..];
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
                return value;
        }
    }
}
