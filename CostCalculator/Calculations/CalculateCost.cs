using CostCalculator.ModelFiles;
using CostCalculator.Pricing;
using CostCalculator.Printing;
using Messaging.Consuming;
using Messaging.Contracts;
using Messaging.Outbox;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ServiceDefaults.Failures;
using ServiceDefaults.Telemetry;

namespace CostCalculator.Calculations;

/// <summary>Answers a request for a price: fetches the model, measures it, checks that it can be printed, prices it.</summary>
/// <remarks>
/// The model is fetched while the message's transaction is open. Until the result is written that transaction has read only: it holds a connection,
/// but no lock and no snapshot.
/// For this, messages are not handled in batches here (<c>Messaging:Consumer:BatchSize</c> is 1 in appsettings.json). While Shop is away a request fails
/// through no fault of its own, so it is tried longer than elsewhere before it is parked: for 24 minutes (<c>Messaging:Retry:MaxAttempts</c>).
/// </remarks>
internal sealed class CalculateCost(
    CalculatorDbContext database, ModelMeasurement models, IEventPublisher events, IUnitOfWork transaction, CalculationTelemetry telemetry,
    IOptionsMonitor<CostCalculatorOptions> options, TimeProvider time, ILogger<CalculateCost> logger) : IEventHandler<CostCalculationRequested>
{
    public async Task HandleAsync(CostCalculationRequested integrationEvent, MessageContext context, CancellationToken cancellationToken)
    {
        OrderBaggage.Set(integrationEvent.OrderId.Value, integrationEvent.CustomerId.ToString());
        var known = await FindAsync(integrationEvent, cancellationToken);
        if (known is { IsFinal: true })
        {
            CalculationEvents.AnsweredAgain(logger, known.OrderId, known.ModelId);
            events.Publish(known.ToAnswer());
            return;
        }

        var calculation = await CalculateAsync(integrationEvent, cancellationToken);
        if (known is not null)
            database.Calculations.Remove(known);
        database.Calculations.Add(calculation);
        events.Publish(calculation.ToAnswer());
        transaction.OnCommitted(() => Announce(calculation));
    }

    private Task<Calculation?> FindAsync(CostCalculationRequested request, CancellationToken cancellationToken) => database.Calculations.SingleOrDefaultAsync(
        known => known.OrderId == request.OrderId && known.ModelId == request.ModelId && known.Material == request.Material && known.Quantity == request.Quantity,
        cancellationToken);

    private async Task<Calculation> CalculateAsync(CostCalculationRequested request, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        MeasuredModel? model = null;
        try
        {
            model = await models.MeasureAsync(request.ModelId, cancellationToken);
            var price = await telemetry.StepAsync("price model", request.ModelId, _ => Task.FromResult(Price(request, model)));
            return Result(request, started, model, price, refused: null);
        }
        catch (ModelRefusedException refused)
        {
            IntegrationEvents.Failed(logger, refused, "model", $"The cost of order {request.OrderId} cannot be calculated. {refused.Message}");
            return Result(request, started, model, price: null, refused);
        }
        catch (ModelUnavailableException exception)
        {
            IntegrationEvents.Failed(logger, exception, "shop", $"{exception.Message} The request of order {request.OrderId} is tried again later.");
            throw;
        }
    }

    private PriceBreakdown Price(CostCalculationRequested request, MeasuredModel model)
    {
        var settings = options.CurrentValue;
        var placement = Printability.Check(model.Measures, settings.BuildVolume);
        var price = PriceCalculation.Price(settings.Prices, request.Material, model.Measures.VolumeMm3, placement, request.Quantity);
        CalculationEvents.ModelPriced(logger, request.ModelId, price.MachineSecondsPerPiece);
        return price;
    }

    private Calculation Result(CostCalculationRequested request, long started, MeasuredModel? model, PriceBreakdown? price, ModelRefusedException? refused) => new()
    {
        OrderId = request.OrderId,
        CustomerId = request.CustomerId,
        ModelId = request.ModelId,
        Material = request.Material,
        Quantity = request.Quantity,
        CalculatedAt = time.GetUtcNow(),
        DurationMs = time.GetElapsedTime(started).TotalMilliseconds,
        Model = model is null ? null : CalculatedModel.Of(model),
        Price = price is null ? null : CalculatedPrice.Of(price),
        Failure = refused?.Reason,
        Detail = refused?.Message,
    };

    private void Announce(Calculation calculation)
    {
        var slow = calculation.DurationMs > options.CurrentValue.SlowLimit.TotalMilliseconds;
        var level = slow ? LogLevel.Warning : LogLevel.Information;
        CalculationEvents.CostCalculated(
            logger, level, calculation.OrderId, CalculationTelemetry.ResultOf(calculation.Failure), calculation.DurationMs, calculation.Failure);
        telemetry.Calculated(calculation);
    }
}
