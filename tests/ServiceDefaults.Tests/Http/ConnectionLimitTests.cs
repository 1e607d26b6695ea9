using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Builder;

namespace ServiceDefaults.Tests.Http;

/// <summary>Clients that hold connections and send nothing, or hardly anything.</summary>
public sealed class ConnectionLimitTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_client_whose_headers_do_not_arrive_is_sent_away()
    {
        await using var host = await StartAsync(("Http:HeadersTimeout", "00:00:01"));

        (await ExchangeAsync(host, "GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ")).ShouldStartWith("HTTP/1.1 408 ");
    }

    [Fact]
    public async Task A_client_whose_body_trickles_is_sent_away_with_a_problem()
    {
        await using var host = await StartAsync(("Http:MinBodyBytesPerSecond", "1048576"), ("Http:BodyGrace", "00:00:02"));

        var answer = await ExchangeAsync(host, "POST / HTTP/1.1\r\nHost: x\r\nContent-Type: text/plain\r\nContent-Length: 1000000\r\n\r\nslow");

        answer.ShouldStartWith("HTTP/1.1 408 ");
        answer.ShouldContain("urn:problem:request-timeout");
    }

    [Fact]
    public async Task A_connection_beyond_the_number_is_closed_and_the_others_are_served()
    {
        await using var host = await StartAsync(("Http:MaxConnections", "2"));
        using var first = await ConnectAsync(host);
        using var second = await ConnectAsync(host);
        (await AskAsync(first)).ShouldStartWith("HTTP/1.1 200 ");
        (await AskAsync(second)).ShouldStartWith("HTTP/1.1 200 ");

        using var third = await ConnectAsync(host);

        (await ReadAsync(third)).ShouldBeEmpty();
        (await AskAsync(first)).ShouldStartWith("HTTP/1.1 200 ");
    }

    private static Task<ApiHost> StartAsync(params (string, string)[] settings) => ApiHost.StartAsync(
        app =>
        {
            app.MapGet("/", () => "hello");
            app.MapPost("/", async (Stream body) => await body.CopyToAsync(Stream.Null, Token));
        },
        Token,
        settings: settings);

    private static async Task<TcpClient> ConnectAsync(ApiHost host)
    {
        var client = new TcpClient();
        await client.ConnectAsync(host.Client.BaseAddress!.Host, host.Client.BaseAddress.Port, Token);
        return client;
    }

    private static async Task<string> ExchangeAsync(ApiHost host, string request)
    {
        using var client = await ConnectAsync(host);
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(request), Token);
        return await ReadAsync(client);
    }

    private static async Task<string> AskAsync(TcpClient client)
    {
        await client.GetStream().WriteAsync("GET / HTTP/1.1\r\nHost: x\r\n\r\n"u8.ToArray(), Token);
        var buffer = new byte[4096];
        var text = new StringBuilder();
        while (!text.ToString().EndsWith("0\r\n\r\n", StringComparison.Ordinal) && !text.ToString().EndsWith("hello", StringComparison.Ordinal))
            text.Append(Encoding.ASCII.GetString(buffer, 0, await client.GetStream().ReadAsync(buffer, Token)));
        return text.ToString();
    }

    /// <summary>Reads until the server closes, or resets, the connection.</summary>
    private static async Task<string> ReadAsync(TcpClient client)
    {
        var read = new MemoryStream();
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(Token);
        deadline.CancelAfter(TimeSpan.FromSeconds(30));
        try
        {
            await client.GetStream().CopyToAsync(read, deadline.Token);
        }
        catch (IOException)
        {
            // Reset instead of closed: the end all the same.
        }

        return Encoding.ASCII.GetString(read.ToArray());
    }
}
