using System.Text.Json.Nodes;

namespace Collector.Tests.Otlp;

/// <summary>An AnyValue as a tree, which knows its protobuf, its OTLP/JSON, and the plain JSON that it is to be stored as.</summary>
internal abstract record Value
{
    public static implicit operator Value(string text) => new TextValue(text);

    public static implicit operator Value(long number) => new IntegerValue(number);

    public abstract void Write(ProtoMessage message);

    public abstract JsonObject ToOtlpJson();

    public abstract JsonNode? ToStored();

    public sealed record None : Value
    {
        public override void Write(ProtoMessage message)
        {
            // None of the alternatives is set.
        }

        public override JsonObject ToOtlpJson() => [];

        public override JsonNode? ToStored() => null;
    }

    public sealed record TextValue(string Text) : Value
    {
        public override void Write(ProtoMessage message) => message.Text(1, Text);

        public override JsonObject ToOtlpJson() => new() { ["stringValue"] = Text };

        public override JsonNode ToStored() => JsonValue.Create(Stored.Text(Text))!;
    }

    public sealed record BooleanValue(bool Truth) : Value
    {
        public override void Write(ProtoMessage message) => message.Varint(2, Truth ? 1UL : 0UL);

        public override JsonObject ToOtlpJson() => new() { ["boolValue"] = Truth };

        public override JsonNode ToStored() => JsonValue.Create(Truth);
    }

    public sealed record IntegerValue(long Number) : Value
    {
        public override void Write(ProtoMessage message) => message.Varint(3, (ulong)Number);

        public override JsonObject ToOtlpJson() => new() { ["intValue"] = Stored.Integer(Number) };

        public override JsonNode ToStored() => JsonValue.Create(Number);
    }

    public sealed record RealValue(double Number) : Value
    {
        public override void Write(ProtoMessage message) => message.Double(4, Number);

        public override JsonObject ToOtlpJson() => new() { ["doubleValue"] = Stored.Real(Number) };

        public override JsonNode ToStored() => Stored.Real(Number);
    }

    public sealed record ArrayValue(IReadOnlyList<Value> Items) : Value
    {
        public override void Write(ProtoMessage message) => message.Message(5, array =>
        {
            foreach (var item in Items)
                array.Message(1, item.Write);
        });

        public override JsonObject ToOtlpJson() =>
            new() { ["arrayValue"] = new JsonObject { ["values"] = new JsonArray([.. Items.Select(item => item.ToOtlpJson())]) } };

        public override JsonNode ToStored() => new JsonArray([.. Items.Select(item => item.ToStored())]);
    }

    public sealed record MapValue(IReadOnlyList<Pair> Items) : Value
    {
        public override void Write(ProtoMessage message) => message.Message(6, map => Pair.Write(map, 1, Items));

        public override JsonObject ToOtlpJson() => new() { ["kvlistValue"] = new JsonObject { ["values"] = Pair.ToOtlpJson(Items) } };

        public override JsonNode ToStored() => Pair.ToStored(Items);
    }

    public sealed record BinaryValue(IReadOnlyList<byte> Bytes) : Value
    {
        public override void Write(ProtoMessage message) => message.Bytes(7, [.. Bytes]);

        public override JsonObject ToOtlpJson() => new() { ["bytesValue"] = Convert.ToBase64String([.. Bytes]) };

        public override JsonNode ToStored() => JsonValue.Create(Convert.ToBase64String([.. Bytes]))!;
    }
}
