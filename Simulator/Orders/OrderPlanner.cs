using Simulator.Apis;
using Simulator.Faults;
using Simulator.Models;
using Simulator.Personas;
using Simulator.Randomness;

namespace Simulator.Orders;

/// <summary>Draws the plan of each order from the seed. Every decision is drawn whether it is needed or not, so that one grade does not change what others decide.</summary>
/// <param name="seed">Decides everything.</param>
/// <param name="grades">How often people do what.</param>
/// <param name="personas">What kinds of customers there are.</param>
/// <param name="mostTriangles">The most triangles of a usual model.</param>
/// <param name="think">How long the most careful think before they approve.</param>
internal sealed class OrderPlanner(Seed seed, FaultGrades grades, PersonaMix personas, int mostTriangles, TimeSpan think)
{
    private const int OrdersPerCustomer = 3;

    private static readonly OrderStatus[] Departures = [OrderStatus.Initiated, OrderStatus.PriceCalculated];
    private static readonly OrderStatus[] Cancellations =
        [OrderStatus.Initiated, OrderStatus.Submitted, OrderStatus.ManufacturingApproved, OrderStatus.ManufacturingStarted];

    private static readonly Defect[] Defects = [.. Enum.GetValues<Defect>().Where(defect => defect != Defect.None)];

    /// <summary>Makes a planner of orders of the usual customers, who do not stop to think.</summary>
    internal OrderPlanner(Seed seed, FaultGrades grades, int mostTriangles)
        : this(seed, grades, PersonaMix.Usual, mostTriangles, TimeSpan.Zero)
    {
    }

    /// <summary>Draws the plan of order <paramref name="index"/>.</summary>
    internal OrderPlan Plan(int index)
    {
        var random = seed.For("order", index);
        var customer = random.Next(1 + (index / OrdersPerCustomer));
        var persona = personas.At(seed.For("persona", customer).NextDouble());
        var traits = PersonaTraits.Of(persona);
        var befallen = default(FaultSet);
        bool Befalls(Fault fault)
        {
            var befalls = random.NextDouble() < personas.ShareOf(fault, grades[fault].Share, persona);
            if (befalls)
                befallen = befallen.With(fault);
            return befalls;
        }

        int Strength(Fault fault) => Befalls(fault) ? grades[fault].Strength : 0;

        var byPhone = Befalls(Fault.PhoneOrders);
        var material = Pick(Enum.GetValues<Material>(), random);
        var quantity = random.Next(traits.FewestPieces, traits.MostPieces + 1);
        var defect = Pick(Defects, random);
        var broken = Befalls(Fault.BrokenModels);
        var triesAgain = random.Next(2) == 0;
        var leaves = (Yes: Befalls(Fault.Abandoned), At: Pick(Departures, random));
        var cancels = (Yes: Befalls(Fault.Cancellations), At: Pick(Cancellations, random));
        var rejects = Befalls(Fault.Rejected);
        var rubbish = random.Next();
        var heavy = Strength(Fault.SlowCalculations);
        return new OrderPlan(
            index, byPhone, customer, material, quantity,
            DrawModel("model", index, traits, broken ? defect : Defect.None, heavy),
            broken && triesAgain ? DrawModel("second model", index, traits, Defect.None, heavy) : null,
            leaves.Yes ? leaves.At : null,
            rejects ? OrderStatus.PriceCalculated : cancels.Yes ? cancels.At : null,
            Befalls(Fault.DuplicateClicks),
            Befalls(Fault.OnBehalf),
            Befalls(Fault.Complaints),
            Befalls(Fault.Tickets),
            persona,
            think * traits.ThinkShare,
            Strength(Fault.AbandonedUploads),
            Strength(Fault.FailingPrinter),
            Strength(Fault.RejectedParts),
            TimeSpan.FromSeconds(Strength(Fault.SlowOperators)),
            Befalls(Fault.WrongClients) ? rubbish : null,
            befallen);
    }

    private static T Pick<T>(IReadOnlyList<T> choices, Random random) => choices[random.Next(choices.Count)];

    private ModelPlan DrawModel(string purpose, int index, PersonaTraits traits, Defect defect, int heavyTriangles)
    {
        var random = seed.For(purpose, index);
        var shape = Pick(Enum.GetValues<Shape>(), random);
        var format = Pick(Enum.GetValues<ModelFormat>(), random);

        // As many models of 100 to 1,000 triangles as of 10,000 to 100,000: people upload all sizes.
        var least = ShapeCatalogue.LeastTriangles(shape);
        var size = Math.Pow(random.NextDouble(), 1 / traits.Detail);
        var triangles = (int)(least * Math.Pow(Math.Max(1, mostTriangles / (double)least), size));
        if (heavyTriangles > 0)
        {
            // Of all formats OBJ keeps the calculator longest for each byte that has to be sent and stored.
            (shape, format, triangles, least) = (Shape.Torus, ModelFormat.Obj, heavyTriangles, ShapeCatalogue.LeastTriangles(Shape.Torus));
        }

        return new ModelPlan(shape, Math.Max(least, triangles), defect == Defect.WrongCount ? ModelFormat.Binary : format, defect, seed.Derive(purpose, index));
    }
}
