using CostCalculator.Pricing;
using MediatR;
using Messaging.Orders;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace CostCalculator.Materials;

/// <summary>Shows the materials that can be ordered and what they cost.</summary>
internal static class ListMaterials
{
    internal static void Map(IEndpointRouteBuilder materials) => materials.MapGet("/materials", AnswerAsync).WithName(nameof(ListMaterials));

    private static async Task<Ok<Catalogue>> AnswerAsync(IMediator mediator, CancellationToken cancellationToken) =>
        TypedResults.Ok(await mediator.Send(new Query(), cancellationToken));

    internal sealed record Query : IRequest<Catalogue>;

    /// <summary>All materials; prices are in <paramref name="Currency"/>.</summary>
    internal sealed record Catalogue(string Currency, IReadOnlyList<Entry> Items);

    /// <summary>A material; see <see cref="MaterialPrice"/> for the units.</summary>
    internal sealed record Entry(Material Material, decimal PricePerKg, decimal DensityGramsPerCm3, decimal DepositionMm3PerSecond, decimal LayerHeightMm);

    internal sealed class Handler(IOptionsMonitor<CostCalculatorOptions> options) : IRequestHandler<Query, Catalogue>
    {
        public Task<Catalogue> Handle(Query request, CancellationToken cancellationToken) => Task.FromResult(new Catalogue(
            "EUR", [.. options.CurrentValue.Prices.Materials.OrderBy(entry => entry.Key).Select(entry => Describe(entry.Key, entry.Value))]));

        private static Entry Describe(Material material, MaterialPrice price) =>
            new(material, price.PricePerKg, price.DensityGramsPerCm3, price.DepositionMm3PerSecond, price.LayerHeightMm);
    }
}
