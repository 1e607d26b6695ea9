using Simulator.Apis;
using Simulator.Faults;
using Simulator.Models;
using Simulator.Randomness;

namespace Simulator.Orders;

/// <summary>Draws the plan of each order from the seed. Every decision is drawn whether it is needed or not, so that one grade does not change what others decide.</summary>
internal sealed class OrderPlanner(Seed seed, FaultGrades grades, int mostTriangles)
{
    private const int MostPieces = 20;
    private const int OrdersPerCustomer = 3;

    private static readonly OrderStatus[] Departures = [OrderStatus.Initiated, OrderStatus.PriceCalculated];
    private static readonly OrderStatus[] Cancellations =
        [OrderStatus.Initiated, OrderStatus.Submitted, OrderStatus.ManufacturingApproved, OrderStatus.ManufacturingStarted];

    private static readonly Defect[] Defects = [.. Enum.GetValues<Defect>().Where(defect => defect != Defect.None)];

    /// <summary>Draws the plan of order <paramref name="index"/>.</summary>
    internal OrderPlan Plan(int index)
    {
        var random = seed.For("order", index);
        bool Befalls(Fault fault) => random.NextDouble() < grades[fault];

        var byPhone = Befalls(Fault.PhoneOrders);
        var customer = random.Next(1 + (index / OrdersPerCustomer));
        var material = Pick(Enum.GetValues<Material>(), random);
        var quantity = random.Next(1, MostPieces + 1);
        var defect = Pick(Defects, random);
        var broken = Befalls(Fault.BrokenModels);
        var triesAgain = random.Next(2) == 0;
        var leaves = (Yes: Befalls(Fault.Abandoned), At: Pick(Departures, random));
        var cancels = (Yes: Befalls(Fault.Cancellations), At: Pick(Cancellations, random));
        var rejects = Befalls(Fault.Rejected);
        return new OrderPlan(
            index, byPhone, customer, material, quantity,
            DrawModel("model", index, broken ? defect : Defect.None),
            broken && triesAgain ? DrawModel("second model", index, Defect.None) : null,
            leaves.Yes ? leaves.At : null,
            rejects ? OrderStatus.PriceCalculated : cancels.Yes ? cancels.At : null,
            Befalls(Fault.DuplicateClicks),
            Befalls(Fault.OnBehalf),
            Befalls(Fault.Complaints),
            Befalls(Fault.Tickets));
    }

    private static T Pick<T>(IReadOnlyList<T> choices, Random random) => choices[random.Next(choices.Count)];

    private ModelPlan DrawModel(string purpose, int index, Defect defect)
    {
        var random = seed.For(purpose, index);
        var shape = Pick(Enum.GetValues<Shape>(), random);
        var format = Pick(Enum.GetValues<ModelFormat>(), random);

        // As many models of 100 to 1,000 triangles as of 10,000 to 100,000: people upload all sizes.
        var least = ShapeCatalogue.LeastTriangles(shape);
        var triangles = (int)(least * Math.Pow(Math.Max(1, mostTriangles / (double)least), random.NextDouble()));
        return new ModelPlan(shape, Math.Max(least, triangles), defect == Defect.WrongCount ? ModelFormat.Binary : format, defect, seed.Derive(purpose, index));
    }
}
