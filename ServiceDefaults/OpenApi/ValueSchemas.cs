using System.Reflection;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using ServiceDefaults.Classification;

namespace ServiceDefaults.OpenApi;

/// <summary>Describes the types that travel as a bare value: classified values as the value they protect, identifiers as text.</summary>
internal sealed class ValueSchemas : IOpenApiSchemaTransformer
{
    public async Task TransformAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        var type = Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type;
        var isNullable = type != context.JsonTypeInfo.Type;
        if (ProtectedType(type) is { } inner)
        {
            var value = await context.GetOrCreateSchemaAsync(inner, cancellationToken: cancellationToken);
            (schema.Format, schema.Pattern) = (value.Format, value.Pattern);
            schema.Type = value.Type | (isNullable ? JsonSchemaType.Null : 0);
            schema.Description ??= typeof(IClassified).IsAssignableFrom(type) ? "Protected: never written to a log in plain text." : null;
        }
        else if (type.GetCustomAttribute<JsonConverterAttribute>() is not null && IsParsable(type))
        {
            schema.Type = JsonSchemaType.String | (isNullable ? JsonSchemaType.Null : 0);
            schema.Pattern = type.GetCustomAttribute<SchemaPatternAttribute>()?.Pattern ?? schema.Pattern;
        }
    }

    private static Type? ProtectedType(Type type) =>
        type.IsGenericType && (type.GetGenericTypeDefinition() == typeof(Personal<>) || type.GetGenericTypeDefinition() == typeof(Financial<>))
            ? type.GetGenericArguments()[0]
            : null;

    private static bool IsParsable(Type type) =>
        Array.Exists(type.GetInterfaces(), contract => contract.IsGenericType && contract.GetGenericTypeDefinition() == typeof(IParsable<>));
}
