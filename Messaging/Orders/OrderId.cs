using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using ServiceDefaults.OpenApi;

namespace Messaging.Orders;

/// <summary>An order's number: the letter of the system that created it (S shop, C CRM), a hyphen, 6 to 12 digits, such as <c>S-100001</c>.</summary>
/// <remarks>It is the value of the attribute <c>order.id</c>.</remarks>
[JsonConverter(typeof(OrderIdJsonConverter))]
[SchemaPattern("^[SC]-[0-9]{6,12}$")]
public readonly record struct OrderId : IParsable<OrderId>
{
    private readonly string? _value;

    private OrderId(string value) => _value = value;

    /// <summary>Gets the number as text.</summary>
    public string Value => _value ?? throw new InvalidOperationException("This order id was never given a value.");

    /// <summary>Makes the number of a new order.</summary>
    /// <param name="system">The system that creates the order: shop or CRM.</param>
    /// <param name="number">The next value of that system's sequence, from 1 to 999,999,999,999.</param>
    public static OrderId Create(OrderSystem system, long number)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(number);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(number, 999_999_999_999);
        var letter = system switch
        {
            OrderSystem.Shop => 'S',
            OrderSystem.Crm => 'C',
            _ => throw new ArgumentOutOfRangeException(nameof(system), system, "Only Shop and Crm create orders."),
        };
        return new OrderId(string.Create(CultureInfo.InvariantCulture, $"{letter}-{number:D6}"));
    }

    /// <inheritdoc/>
    public static OrderId Parse(string s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out var orderId)
            ? orderId
            : throw new FormatException("An order id is S- or C- and 6 to 12 digits, such as S-100001.");

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out OrderId result)
    {
        var legal = s is { Length: >= 8 and <= 14 } && (s[0] is 'S' or 'C') && s[1] == '-' && !s.AsSpan(2).ContainsAnyExceptInRange('0', '9');
        result = legal ? new OrderId(s!) : default;
        return legal;
    }

    /// <inheritdoc/>
    public override string ToString() => _value ?? string.Empty;

    private sealed class OrderIdJsonConverter : JsonConverter<OrderId>
    {
        public override OrderId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.String && TryParse(reader.GetString(), null, out var orderId)
                ? orderId
                : throw new JsonException("An order id is S- or C- and 6 to 12 digits, such as S-100001.");

        public override void Write(Utf8JsonWriter writer, OrderId value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
    }
}
