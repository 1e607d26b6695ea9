using Microsoft.Extensions.DependencyInjection;

namespace ServiceDefaults.OpenApi;

/// <summary>The OpenAPI document of a service.</summary>
internal static class OpenApiRegistration
{
    internal static void Add(IServiceCollection services) => services.AddOpenApi(options => options.AddSchemaTransformer<ValueSchemas>());
}
