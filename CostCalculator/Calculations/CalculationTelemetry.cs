using System.Diagnostics;
using System.Diagnostics.Metrics;
using CostCalculator.ModelFiles;
using Messaging.Contracts;

namespace CostCalculator.Calculations;

/// <summary>The spans and metrics of pricing (requirements 3.1, 3.2).</summary>
internal sealed class CalculationTelemetry : IDisposable
{
    /// <summary>The name of the activity source and of the meter: the application's name, which the service defaults listen to.</summary>
    public const string Name = "CostCalculator";

    public const string Success = "success";
    public const string Failed = "failure";

    private readonly ActivitySource _source = new(Name);
    private readonly Counter<long> _calculations;
    private readonly Histogram<double> _duration;
    private readonly Histogram<long> _triangles;

    public CalculationTelemetry(IMeterFactory meters)
    {
        var meter = meters.Create(Name);
        _calculations = meter.CreateCounter<long>("cost.calculations", "{calculation}", "Calculations, by result and reason of failure.");
        _duration = meter.CreateHistogram<double>("cost.calculation.duration", "s", "From the request to the result, by result.");
        _triangles = meter.CreateHistogram<long>("cost.model.triangles", "{triangle}", "Triangles of the models measured.");
    }

    /// <summary>Puts a span around a step: fetch, measure or price.</summary>
    public async Task<T> StepAsync<T>(string name, Guid modelId, Func<Activity?, Task<T>> step)
    {
        using var span = _source.StartActivity(name);
        span?.SetTag("model.id", modelId);
        try
        {
            return await step(span);
        }
        catch (Exception exception)
        {
            span?.SetStatus(ActivityStatusCode.Error, exception.Message);
            span?.SetTag("error.type", exception is ModelRefusedException refused ? refused.Reason.ToString() : exception.GetType().FullName);
            throw;
        }
    }

    public void Calculated(Calculation calculation)
    {
        KeyValuePair<string, object?> result = new("cost.result", ResultOf(calculation.Failure));
        _calculations.Add(1, result, new("cost.reason", calculation.Failure?.ToString()));
        _duration.Record(calculation.DurationMs / 1_000, result);
        if (calculation.Model is { } model)
            _triangles.Record(model.TriangleCount);
    }

    public static string ResultOf(CalculationFailure? failure) => failure is null ? Success : Failed;

    public void Dispose() => _source.Dispose();
}
