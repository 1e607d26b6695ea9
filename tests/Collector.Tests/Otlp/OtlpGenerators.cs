using FsCheck;
using FsCheck.Fluent;

namespace Collector.Tests.Otlp;

/// <summary>Makes random records. Strings have what decoders trip over: quotes, escapes, control characters, NUL, characters of up to four bytes.</summary>
internal static class OtlpGenerators
{
    private static readonly Gen<string> Texts = Gen.Elements(
            "a", "order", "\"", "\\", "\n", "\u0001", "\0", "é", "漢", "🦊", " ", "\t", "{", "order.id", "\u2028", "x".PadRight(300, 'y'))
        .ListOf().Select(parts => string.Concat(parts.Take(6)));

    private static readonly Gen<Value> Scalars = Gen.OneOf(
        Texts.Select(text => (Value)new Value.TextValue(text)),
        ArbMap.Default.GeneratorFor<bool>().Select(truth => (Value)new Value.BooleanValue(truth)),
        ArbMap.Default.GeneratorFor<long>().Select(number => (Value)new Value.IntegerValue(number)),
        ArbMap.Default.GeneratorFor<double>().Select(number => (Value)new Value.RealValue(number)),
        ArbMap.Default.GeneratorFor<byte[]>().Select(bytes => (Value)new Value.BinaryValue(bytes)),
        Gen.Constant((Value)new Value.None()));

    public static Gen<IReadOnlyList<Pair>> Attributes { get; } = Pairs(2);

    public static Gen<Log> Logs(ulong now) =>
        from attributes in Attributes
        from body in Values(2)
        from severity in Gen.Choose(0, 24)
        from severityText in Texts
        from name in Texts
        from offset in Gen.Choose(0, 1_000_000_000)
        from ids in Ids
        select new Log
        {
            Time = now - (ulong)offset,
            ObservedTime = now,
            SeverityNumber = (uint)severity,
            SeverityText = severityText,
            Attributes = attributes,
            Body = body,
            EventName = name,
            TraceId = ids.Trace,
            SpanId = ids.Span,
        };

    public static Gen<Span> Spans(ulong now) =>
        from attributes in Attributes
        from events in Attributes
        from links in Attributes
        from name in Texts
        from kind in Gen.Choose(0, 5)
        from duration in Gen.Choose(0, int.MaxValue)
        from ids in Ids
        select new Span
        {
            TraceId = ids.Trace,
            SpanId = ids.Span,
            Name = name,
            Kind = (uint)kind,
            Start = now - (ulong)duration,
            End = now,
            Attributes = attributes,
            EventAttributes = events,
            LinkAttributes = links,
        };

    private static Gen<(byte[] Trace, byte[] Span)> Ids =>
        from trace in Gen.Choose(1, 255).Select(unit => (byte)unit).ArrayOf(16)
        from span in Gen.Choose(1, 255).Select(unit => (byte)unit).ArrayOf(8)
        select (trace, span);

    private static Gen<Value> Values(int depth) => depth == 0
        ? Scalars
        : Gen.Frequency(
            (4, Scalars),
            (1, Values(depth - 1).ListOf(3).Select(items => (Value)new Value.ArrayValue([.. items]))),
            (1, Pairs(depth - 1).Select(items => (Value)new Value.MapValue(items))));

    private static Gen<IReadOnlyList<Pair>> Pairs(int depth) =>
        (from key in Texts from value in Values(depth) select new Pair(key, value)).ListOf(4).Select(pairs => (IReadOnlyList<Pair>)[.. pairs]);
}
