using System.Net;
using System.Net.Http.Headers;

namespace Simulator.Models.Files;

/// <summary>A request body that generates a model file while it is sent.</summary>
internal sealed class ModelContent : HttpContent
{
    private readonly ModelPlan _plan;

    /// <summary>Makes it.</summary>
    internal ModelContent(ModelPlan plan)
    {
        _plan = plan;
        Headers.ContentType = new MediaTypeHeaderValue(plan.ContentType);
    }

    /// <inheritdoc/>
    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

    /// <inheritdoc/>
    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken) =>
        ModelWriter.WriteAsync(_plan, stream, cancellationToken);

    /// <inheritdoc/>
    protected override bool TryComputeLength(out long length)
    {
        // Known only once it is written: the body goes out in chunks.
        length = 0;
        return false;
    }
}
