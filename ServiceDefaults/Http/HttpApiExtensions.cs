using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using OpenTelemetry;

namespace ServiceDefaults.Http;

/// <summary>What every API of the system does alike: strict JSON, problem details, limits.</summary>
public static class HttpApiExtensions
{
    /// <summary>Adds problem details for every refusal, strict JSON, body and rate limits (section <c>Http</c>, see <see cref="HttpLimits"/>). <see cref="UseHttpApi"/> turns them on.</summary>
    /// <param name="builder">The service.</param>
    /// <param name="problems">Adds the exceptions of the service's domain.</param>
    public static TBuilder AddHttpApi<TBuilder>(this TBuilder builder, Action<ProblemMap>? problems = null)
        where TBuilder : IHostApplicationBuilder
    {
        ArgumentNullException.ThrowIfNull(builder);
        var services = builder.Services;
        services.TryAddSingleton<BadRequests>();
        services.AddExceptionHandler<ProblemExceptionHandler>();
        services.AddProblemDetails(options => options.CustomizeProblemDetails = BareAnswers.Complete);
        if (problems is not null)
            services.Configure(problems);
        services.Configure<JsonOptions>(options => StrictJson.Apply(options.SerializerOptions));
        // Every fault of binding takes the one way, in production too; without this the framework answers with a bare status.
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        AddLimits(services);
        return builder;
    }

    /// <summary>Turns on what <see cref="AddHttpApi{TBuilder}"/> added. Call it before endpoints are mapped.</summary>
    public static WebApplication UseHttpApi(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.Use(HoldBaggage);
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.UseRouting();
        app.UseRateLimiter();
        return app;
    }

    private static void AddLimits(IServiceCollection services)
    {
        services.AddOptions<HttpLimits>()
            .BindConfiguration(HttpLimits.Section, options => options.ErrorOnUnknownConfiguration = true)
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<HttpLimits>, HttpLimitsValidation>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IConfigureOptions<KestrelServerOptions>, ConnectionLimits>());
        services.TryAddSingleton<UploadGate>();
        services.AddRateLimiter();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IConfigureOptions<RateLimiterOptions>, RateLimits>());
    }

    /// <summary>Makes the baggage that an endpoint sets visible to what runs after it fails: the holder has to exist before the endpoint's own flow begins.</summary>
    private static Task HoldBaggage(HttpContext context, RequestDelegate next)
    {
        Baggage.Current = Baggage.Current;
        return next(context);
    }
}
