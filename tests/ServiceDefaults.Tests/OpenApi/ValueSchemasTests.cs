using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using ServiceDefaults.Classification;
using ServiceDefaults.OpenApi;
using ServiceDefaults.Tests.Receiving;

namespace ServiceDefaults.Tests.OpenApi;

public sealed class ValueSchemasTests
{
    [Fact]
    public async Task Types_that_travel_as_a_bare_value_are_described_as_that_value()
    {
        await using var service = await TestService.StartAsync(null, map: app => app.MapPost("/buyers", (Buyer buyer) => buyer));

        using var document = JsonDocument.Parse(await service.Client.GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative), TestContext.Current.CancellationToken));

        var schemas = document.RootElement.GetProperty("components").GetProperty("schemas");
        var properties = schemas.GetProperty("Buyer").GetProperty("properties");
        Resolve(properties.GetProperty("number")).GetProperty("type").GetString().ShouldBe("string");
        Resolve(properties.GetProperty("number")).GetProperty("pattern").GetString().ShouldBe("^N[0-9]+$");
        Resolve(properties.GetProperty("name")).GetProperty("type").GetString().ShouldBe("string");
        Types(Resolve(properties.GetProperty("phone"))).ShouldContain("string");
        Types(Resolve(properties.GetProperty("credit"))).ShouldContain("number");

        JsonElement Resolve(JsonElement schema)
        {
            if (schema.TryGetProperty("oneOf", out var oneOf))
                return Resolve(oneOf.EnumerateArray().First(option => !option.TryGetProperty("type", out var type) || type.ToString() != "null"));
            return schema.TryGetProperty("$ref", out var reference) ? schemas.GetProperty(reference.GetString()!.Split('/')[^1]) : schema;
        }

        static string[] Types(JsonElement schema) => schema.GetProperty("type") is { ValueKind: JsonValueKind.Array } types
            ? [.. types.EnumerateArray().Select(type => type.GetString()!)]
            : [schema.GetProperty("type").GetString()!];
    }

    internal sealed record Buyer(Number Number, Personal<string> Name, Personal<string>? Phone, Financial<decimal> Credit);

    [SchemaPattern("^N[0-9]+$")]
    [JsonConverter(typeof(Converter))]
    internal readonly record struct Number(string Value) : IParsable<Number>
    {
        public static Number Parse(string s, IFormatProvider? provider) => new(s);

        public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Number result)
        {
            result = new Number(s ?? string.Empty);
            return s is not null;
        }

        private sealed class Converter : JsonConverter<Number>
        {
            public override Number Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetString()!);

            public override void Write(Utf8JsonWriter writer, Number value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
        }
    }
}
