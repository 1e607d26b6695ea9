using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using OpenTelemetry;

namespace ServiceDefaults.Exchange;

/// <summary>Puts the exchange log around the whole pipeline of the service.</summary>
internal sealed class ExchangeStartupFilter(ServiceDefaultsSettings settings) : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        // The holder of the baggage has to exist before the endpoint's own flow begins; else what the endpoint sets is lost on the way out,
        // to the exchange log and to the server's span.
        app.Use((context, following) =>
        {
            Baggage.Current = Baggage.Current;
            return following(context);
        });
        if (!settings.DisableExchangeLogging)
            app.UseMiddleware<ExchangeMiddleware>();
        next(app);
    };
}
