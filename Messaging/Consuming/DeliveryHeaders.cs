using System.Collections;
using System.Globalization;
using System.Text;
using RabbitMQ.Client;

namespace Messaging.Consuming;

/// <summary>Headers and properties of a delivery as one map of text, so that they can be stored beside a held message and parsed again.</summary>
internal static class DeliveryHeaders
{
    internal const string MessageId = "amqp.message-id";
    internal const string Type = "amqp.type";
    internal const string Publisher = "amqp.app-id";
    internal const string ContentType = "amqp.content-type";
    private const int LongestValue = 8192;

    internal static Dictionary<string, string> Of(IReadOnlyBasicProperties properties)
    {
        var headers = new Dictionary<string, string>(StringComparer.Ordinal);
        Add(headers, MessageId, properties.MessageId);
        Add(headers, Type, properties.Type);
        Add(headers, Publisher, properties.AppId);
        Add(headers, ContentType, properties.ContentType);
        foreach (var (name, value) in properties.Headers ?? new Dictionary<string, object?>())
            Add(headers, name, Show(value));
        return headers;
    }

    private static void Add(Dictionary<string, string> headers, string name, string? value)
    {
        if (value is null)
            return;
        // PostgreSQL's jsonb takes no NUL character.
        headers[name.Replace('\0', ' ')] = (value.Length > LongestValue ? value[..LongestValue] : value).Replace('\0', ' ');
    }

    private static string? Show(object? value) => value switch
    {
        null => null,
        byte[] text => Encoding.UTF8.GetString(text),
        string text => text,
        IDictionary map => "{" + string.Join(", ", map.Keys.Cast<object>().Select(key => $"{key}: {Show(map[key])}")) + "}",
        IEnumerable list => "[" + string.Join(", ", list.Cast<object?>().Select(Show)) + "]",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };
}
