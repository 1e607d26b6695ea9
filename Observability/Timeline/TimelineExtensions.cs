using System.Net.Http.Headers;
using System.Text;

namespace Observability.Timeline;

/// <summary>Registers the timeline.</summary>
internal static class TimelineExtensions
{
    private const string Connection = "elasticsearch";

    /// <summary>Reads timelines from Elasticsearch, where <c>ConnectionStrings:elasticsearch</c> names it and the user, such as <c>http://reader:PASSWORD@localhost:9200</c>.</summary>
    public static IHostApplicationBuilder AddTimeline(this IHostApplicationBuilder builder)
    {
        if (builder.Configuration.GetConnectionString(Connection) is not { Length: > 0 } text)
            return builder;
        if (!Uri.TryCreate(text, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
            throw new InvalidOperationException($"ConnectionStrings:{Connection} must be an address such as http://reader:PASSWORD@localhost:9200, but is no such address.");
        builder.Services.AddHttpClient<ElasticsearchLogs>(client =>
        {
            client.BaseAddress = new UriBuilder(address) { UserName = string.Empty, Password = string.Empty }.Uri;
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
                "Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(Uri.UnescapeDataString(address.UserInfo))));
        });
        return builder;
    }
}
