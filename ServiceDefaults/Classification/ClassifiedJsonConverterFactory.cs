using System.Text.Json;
using System.Text.Json.Serialization;

namespace ServiceDefaults.Classification;

/// <summary>Writes and reads classified values as the bare value: API bodies and message bodies carry them, logs never serialise them.</summary>
public sealed class ClassifiedJsonConverterFactory : JsonConverterFactory
{
    /// <inheritdoc/>
    public override bool CanConvert(Type typeToConvert)
    {
        ArgumentNullException.ThrowIfNull(typeToConvert);
        return typeToConvert.IsGenericType
            && (typeToConvert.GetGenericTypeDefinition() == typeof(Personal<>) || typeToConvert.GetGenericTypeDefinition() == typeof(Financial<>));
    }

    /// <inheritdoc/>
    public override JsonConverter? CreateConverter(Type typeToConvert, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(typeToConvert);
        var converter = typeToConvert.GetGenericTypeDefinition() == typeof(Personal<>) ? typeof(PersonalConverter<>) : typeof(FinancialConverter<>);
        return (JsonConverter?)Activator.CreateInstance(converter.MakeGenericType(typeToConvert.GetGenericArguments()));
    }

    // The value's own converter and not the serializer: that would report a fault at the path $, wherever it is.
    private static T ReadValue<T>(ref Utf8JsonReader reader, JsonSerializerOptions options) =>
        ((JsonConverter<T>)options.GetConverter(typeof(T))).Read(ref reader, typeof(T), options)!;

    private sealed class PersonalConverter<T> : JsonConverter<Personal<T>>
    {
        public override Personal<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            new(ReadValue<T>(ref reader, options));

        public override void Write(Utf8JsonWriter writer, Personal<T> value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, value.Reveal(), options);
    }

    private sealed class FinancialConverter<T> : JsonConverter<Financial<T>>
    {
        public override Financial<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            new(ReadValue<T>(ref reader, options));

        public override void Write(Utf8JsonWriter writer, Financial<T> value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, value.Reveal(), options);
    }
}
