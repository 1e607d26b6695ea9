using System.Text;

namespace Collector.Json;

/// <summary>A type of OTLP message. Fields are added after creation, because values hold values.</summary>
internal sealed class JsonMessage(string name)
{
    private readonly List<(byte[] Name, JsonField Field)> _fields = [];

    public string Name { get; } = name;

    public JsonMessage With(string name, int number, FieldKind kind, JsonMessage? message = null, bool repeated = false)
    {
        _fields.Add((Encoding.UTF8.GetBytes(name), new JsonField(name, number, kind, message, repeated)));
        return this;
    }

    public JsonMessage Many(string name, int number, JsonMessage message) => With(name, number, FieldKind.Message, message, repeated: true);

    public JsonMessage One(string name, int number, JsonMessage message) => With(name, number, FieldKind.Message, message);

    /// <summary>Finds the field of the property that the reader stands on.</summary>
    public JsonField? Find(ref System.Text.Json.Utf8JsonReader reader)
    {
        try
        {
            foreach (var (name, field) in _fields)
            {
                if (reader.ValueTextEquals(name))
                    return field;
            }
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair, which the reader lets through until somebody looks: the name of no field.
        }

        return null;
    }
}
