using System.Net;
using System.Net.Http.Headers;

namespace Simulator.Models.Files;

/// <summary>A request body that generates a model file while it is sent.</summary>
internal sealed class ModelContent : HttpContent
{
    private readonly ModelPlan _plan;
    private readonly bool _breaksOff;

    /// <summary>Makes it.</summary>
    /// <param name="plan">The file.</param>
    /// <param name="breaksOff">Whether the connection is cut behind the last byte, before the end of the body was told.</param>
    internal ModelContent(ModelPlan plan, bool breaksOff = false)
    {
        _plan = plan;
        _breaksOff = breaksOff;
        Headers.ContentType = new MediaTypeHeaderValue(plan.ContentType);
    }

    /// <inheritdoc/>
    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

    /// <inheritdoc/>
    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        await ModelWriter.WriteAsync(_plan, stream, cancellationToken);
        if (!_breaksOff)
            return;
        await stream.FlushAsync(cancellationToken);
        throw new IOException("The upload is abandoned.");
    }

    /// <inheritdoc/>
    protected override bool TryComputeLength(out long length)
    {
        // Known only once it is written: the body goes out in chunks.
        length = 0;
        return false;
    }
}
