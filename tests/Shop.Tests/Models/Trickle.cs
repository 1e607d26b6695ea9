using System.Net;
using System.Net.Http.Headers;

namespace Shop.Tests.Models;

/// <summary>A body that comes without telling its length, and whose last bytes wait for a gate.</summary>
internal sealed class Trickle : HttpContent
{
    private readonly Task _gate;

    internal Trickle(byte[] content, Task? gate = null)
    {
        Content = content;
        _gate = gate ?? Task.CompletedTask;
        Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
    }

    internal byte[] Content { get; }

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        var last = Content.Length / 10;
        await stream.WriteAsync(Content.AsMemory(0, Content.Length - last));
        await stream.FlushAsync();
        await _gate;
        await stream.WriteAsync(Content.AsMemory(Content.Length - last));
    }

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }
}
