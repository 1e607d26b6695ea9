using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using ServiceDefaults.Http;

namespace ServiceDefaults.Tests.Http;

public sealed class UploadLimitTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_upload_beyond_the_number_is_told_to_come_again_and_gets_in_once_another_has_ended()
    {
        await using var uploads = await Uploads.StartAsync(("Http:MaxUploads", "2"));
        var (first, second) = (await uploads.BeginAsync(10), await uploads.BeginAsync(10));

        using (var refused = await uploads.SendAsync(10, Token))
        {
            refused.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
            refused.Headers.RetryAfter.ShouldNotBeNull().Delta.ShouldBe(TimeSpan.FromSeconds(5));
            (await ProblemBody.ReadAsync(refused, Token)).Type.ShouldBe("urn:problem:too-many-uploads");
        }

        (await first.EndAsync()).ShouldBe(HttpStatusCode.OK);
        var third = await uploads.BeginAsync(10);
        (await second.EndAsync(), await third.EndAsync()).ShouldBe((HttpStatusCode.OK, HttpStatusCode.OK));
    }

    [Fact]
    public async Task Uploads_share_the_bytes_and_one_that_is_larger_than_all_of_them_is_let_in_alone()
    {
        await using var uploads = await Uploads.StartAsync(("Http:MaxUploadBytes", "2000"), ("Http:MaxUploads", "4"));
        var first = await uploads.BeginAsync(1500);

        (await uploads.StatusAsync(600)).ShouldBe(HttpStatusCode.ServiceUnavailable);
        // Without a length it counts as a quarter of all, which is left.
        var second = await uploads.BeginAsync(null);
        (await uploads.StatusAsync(1)).ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await first.EndAsync(), await second.EndAsync()).ShouldBe((HttpStatusCode.OK, HttpStatusCode.OK));

        var large = await uploads.BeginAsync(5000);
        (await uploads.StatusAsync(1)).ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await large.EndAsync()).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task An_upload_that_breaks_off_gives_its_room_back()
    {
        await using var uploads = await Uploads.StartAsync(("Http:MaxUploads", "1"));
        var broken = await uploads.BeginAsync(10);

        await broken.BreakOffAsync();

        var next = await uploads.BeginAsync(10);
        (await next.EndAsync()).ShouldBe(HttpStatusCode.OK);
    }

    /// <summary>An upload that the server has and holds.</summary>
    private sealed class Upload(Task<HttpResponseMessage> answer, TaskCompletionSource gate, CancellationTokenSource client)
    {
        internal async Task<HttpStatusCode> EndAsync()
        {
            gate.SetResult();
            using var ended = await answer;
            client.Dispose();
            return ended.StatusCode;
        }

        internal async Task BreakOffAsync()
        {
            await client.CancelAsync();
            await Should.ThrowAsync<OperationCanceledException>(() => answer);
            client.Dispose();
        }
    }

    /// <summary>A server with one endpoint that takes uploads, and holds each until the test lets it go.</summary>
    private sealed class Uploads(ApiHost host, ConcurrentQueue<TaskCompletionSource> held, SemaphoreSlim entered) : IAsyncDisposable
    {
        internal static async Task<Uploads> StartAsync(params (string, string)[] settings)
        {
            var (held, entered) = (new ConcurrentQueue<TaskCompletionSource>(), new SemaphoreSlim(0));
            var host = await ApiHost.StartAsync(
                app => app.MapPut("/", async (CancellationToken aborted) =>
                {
                    var gate = new TaskCompletionSource();
                    held.Enqueue(gate);
                    entered.Release();
                    await gate.Task.WaitAsync(aborted);
                    return "done";
                }).TakesUploads(),
                Token,
                settings: settings);
            return new Uploads(host, held, entered);
        }

        /// <summary>Sends an upload and waits until the endpoint has it.</summary>
        internal async Task<Upload> BeginAsync(int? length)
        {
            var client = CancellationTokenSource.CreateLinkedTokenSource(Token);
            while (true)
            {
                var answer = SendAsync(length, client.Token);
                var inside = entered.WaitAsync(Token);
                // Room that was just given back may be seen a moment later than the answer that gave it back.
                if (await Task.WhenAny(answer, inside) != answer)
                    return held.TryDequeue(out var gate) ? new Upload(answer, gate, client) : throw new InvalidOperationException("No upload is held.");
                using var refused = await answer;
                refused.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
                entered.Release();
                await inside;
            }
        }

        internal async Task<HttpStatusCode> StatusAsync(int length)
        {
            using var answer = await SendAsync(length, Token);
            return answer.StatusCode;
        }

        public ValueTask DisposeAsync()
        {
            entered.Dispose();
            return host.DisposeAsync();
        }

        internal async Task<HttpResponseMessage> SendAsync(int? length, CancellationToken cancellationToken)
        {
            using var request = new HttpRequestMessage(HttpMethod.Put, "/") { Content = new ByteArrayContent(new byte[length ?? 10]) };
            request.Headers.TransferEncodingChunked = length is null;
            return await host.Client.SendAsync(request, cancellationToken);
        }
    }
}
