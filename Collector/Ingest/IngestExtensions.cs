using Collector.RollOut;

namespace Collector.Ingest;

/// <summary>Registers the receiving side, and puts it in front of everything else: it needs neither routing nor what APIs for people need.</summary>
internal static class IngestExtensions
{
    public static WebApplicationBuilder AddIngest(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<IngestToken>();
        builder.Services.AddSingleton<Switches>();
        builder.Services.AddSingleton<IngestPipeline>();
        builder.Services.AddSingleton<HttpIngest>();
        builder.Services.AddSingleton<GrpcIngest>();
        return builder;
    }

    public static WebApplication UseIngest(this WebApplication app)
    {
        var http = app.Services.GetRequiredService<HttpIngest>();
        var grpc = app.Services.GetRequiredService<GrpcIngest>();
        app.Use(next => context =>
        {
            if (!HttpMethods.IsPost(context.Request.Method))
                return next(context);
            if (IngestRoute.Http(context.Request.Path) is { } overHttp)
                return UntilGoneAsync(context, http.HandleAsync(context, overHttp));
            return IngestRoute.Grpc(context.Request.Path) is { } overGrpc ? UntilGoneAsync(context, grpc.HandleAsync(context, overGrpc)) : next(context);
        });
        return app;
    }

    /// <summary>A sender that goes away in the middle is its own affair: nobody is left to be answered, and the server need not report a failure.</summary>
    private static async Task UntilGoneAsync(HttpContext context, Task handling)
    {
        try
        {
            await handling;
        }
        catch (Exception fault) when (context.RequestAborted.IsCancellationRequested && fault is OperationCanceledException or IOException)
        {
            context.Abort();
        }
    }

    /// <summary>Demands the token of those who change levels, too, where one is configured.</summary>
    public static WebApplication UseLevelsToken(this WebApplication app)
    {
        var token = app.Services.GetRequiredService<IngestToken>();
        app.Use(next => context => !context.Request.Path.StartsWithSegments("/logging") || token.Admits(context.Request) ? next(context) : Refuse(context));
        return app;
    }

    private static Task Refuse(HttpContext context)
    {
        context.Response.Headers.WWWAuthenticate = "Bearer";
        return new ServiceDefaults.Http.Problem(
            StatusCodes.Status401Unauthorized, "token-required", "This collector demands a token.", "Send the header 'Authorization: Bearer <token>' with the value of Collector:Token.").WriteAsync(context);
    }
}
