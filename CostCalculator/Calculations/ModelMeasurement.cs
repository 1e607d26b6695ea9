using System.Diagnostics;
using CostCalculator.ModelFiles;
using Microsoft.Extensions.Options;

namespace CostCalculator.Calculations;

/// <summary>Fetches a model from Shop and measures it while it arrives.</summary>
internal sealed class ModelMeasurement(
    ShopModels shop, CalculationTelemetry telemetry, IOptionsMonitor<CostCalculatorOptions> options, TimeProvider time, ILogger<ModelMeasurement> logger)
{
    /// <exception cref="ModelRefusedException">The model is missing, or is not one.</exception>
    /// <exception cref="ModelUnavailableException">Shop cannot be reached, fails, breaks off, or is too slow.</exception>
    public async Task<MeasuredModel> MeasureAsync(Guid modelId, CancellationToken cancellationToken)
    {
        var settings = options.CurrentValue;
        // HttpClient's own timeout ends with the headers; a body that never ends has to end, too.
        using var patience = new CancellationTokenSource(settings.FetchTimeout, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
        try
        {
            using var answer = await telemetry.StepAsync("fetch model", modelId, _ => FetchAsync(modelId, both.Token));
            return await telemetry.StepAsync("measure model", modelId, span => ReadAsync(modelId, answer, settings, span, both.Token));
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new ModelUnavailableException(modelId, new TimeoutException($"It did not arrive within CostCalculator:FetchTimeout ({settings.FetchTimeout})."));
        }
        catch (Exception exception) when (exception is not ModelRefusedException && !cancellationToken.IsCancellationRequested)
        {
            throw new ModelUnavailableException(modelId, exception);
        }
    }

    private async Task<HttpResponseMessage> FetchAsync(Guid modelId, CancellationToken cancellationToken)
    {
        var answer = await shop.OpenAsync(modelId, cancellationToken);
        CalculationEvents.ModelFetched(logger, modelId, answer.Content.Headers.ContentLength);
        return answer;
    }

    private async Task<MeasuredModel> ReadAsync(
        Guid modelId, HttpResponseMessage answer, CostCalculatorOptions settings, Activity? span, CancellationToken cancellationToken)
    {
        await using var body = await answer.Content.ReadAsStreamAsync(cancellationToken);
        var limits = new ModelLimits(settings.MaxTriangles, settings.MaxModelBytes);
        var model = await ModelReader.ReadAsync(body, answer.Content.Headers.ContentLength, limits, cancellationToken);
        span?.SetTag("model.format", model.Format.ToString()).SetTag("model.triangles", model.Measures.TriangleCount).SetTag("file.size", model.Bytes);
        CalculationEvents.ModelMeasured(logger, modelId, model.Format, model.Measures.TriangleCount, model.Measures.VolumeMm3);
        return model;
    }
}
