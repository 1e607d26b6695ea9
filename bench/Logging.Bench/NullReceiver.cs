using System.Net;
using System.Net.Http.Headers;
using ServiceDefaults.Export;

namespace Logging.Bench;

/// <summary>Takes every export within the process and counts its records: what is measured ends where the network would begin.</summary>
internal sealed class NullReceiver : HttpMessageHandler
{
    // Guards _records.
    private readonly Lock _gate = new();
    private readonly ManualResetEventSlim _enough = new();
    private long _records;
    private long _awaited = long.MaxValue;

    /// <summary>Waits until so many records came, and forgets them.</summary>
    internal void Await(int records)
    {
        lock (_gate)
        {
            _awaited = records;
            if (_records >= _awaited)
                _enough.Set();
        }

        _enough.Wait();
        lock (_gate)
        {
            _records -= records;
            _awaited = long.MaxValue;
            _enough.Reset();
        }
    }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => Task.FromResult(Send(request, cancellationToken));

    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var body = new MemoryStream();
        request.Content!.CopyTo(body, null, cancellationToken);
        var records = OtlpRecords.Count(body.GetBuffer().AsSpan(0, (int)body.Length));
        lock (_gate)
        {
            _records += records;
            if (_records >= _awaited)
                _enough.Set();
        }

        var answer = new HttpResponseMessage(HttpStatusCode.OK) { RequestMessage = request, Content = new ByteArrayContent([]) };
        answer.Content.Headers.ContentType = new MediaTypeHeaderValue("application/x-protobuf");
        return answer;
    }

    protected override void Dispose(bool disposing)
    {
        _enough.Dispose();
        base.Dispose(disposing);
    }
}
