using Google.Protobuf;

namespace Collector.Tests.Otlp;

/// <summary>Writes protobuf through Google's own encoder, which knows nothing of ours.</summary>
internal sealed class ProtoMessage : IDisposable
{
    private readonly MemoryStream _stream = new();
    private readonly CodedOutputStream _output;

    public ProtoMessage() => _output = new CodedOutputStream(_stream, leaveOpen: true);

    public static byte[] Encode(Action<ProtoMessage> write)
    {
        using var message = new ProtoMessage();
        write(message);
        return message.ToArray();
    }

    public ProtoMessage Text(int field, string value) => Write(field, WireFormat.WireType.LengthDelimited, () => _output.WriteString(value));

    public ProtoMessage Bytes(int field, byte[] value) =>
        Write(field, WireFormat.WireType.LengthDelimited, () => _output.WriteBytes(ByteString.CopyFrom(value)));

    public ProtoMessage Message(int field, Action<ProtoMessage> write) => Bytes(field, Encode(write));

    public ProtoMessage Varint(int field, ulong value) => Write(field, WireFormat.WireType.Varint, () => _output.WriteUInt64(value));

    public ProtoMessage ZigZag(int field, int value) => Write(field, WireFormat.WireType.Varint, () => _output.WriteSInt32(value));

    public ProtoMessage Fixed64(int field, ulong value) => Write(field, WireFormat.WireType.Fixed64, () => _output.WriteFixed64(value));

    public ProtoMessage Fixed32(int field, uint value) => Write(field, WireFormat.WireType.Fixed32, () => _output.WriteFixed32(value));

    public ProtoMessage Double(int field, double value) => Write(field, WireFormat.WireType.Fixed64, () => _output.WriteDouble(value));

    public ProtoMessage Packed(int field, Action<CodedOutputStream> write)
    {
        using var stream = new MemoryStream();
        using (var output = new CodedOutputStream(stream, leaveOpen: true))
            write(output);
        return Bytes(field, stream.ToArray());
    }

    public byte[] ToArray()
    {
        _output.Flush();
        return _stream.ToArray();
    }

    public void Dispose()
    {
        _output.Dispose();
        _stream.Dispose();
    }

    private ProtoMessage Write(int field, WireFormat.WireType type, Action write)
    {
        _output.WriteTag(field, type);
        write();
        return this;
    }
}
