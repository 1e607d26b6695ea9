using Simulator.Apis;
using Simulator.Faults;
using Simulator.Models;
using Simulator.Orders;
using Simulator.Personas;
using Simulator.Randomness;

namespace Simulator.Tests.Orders;

public sealed class OrderPlannerTests
{
    private const int MostTriangles = 200_000;

    [Fact]
    public void The_same_seed_gives_the_same_orders_and_another_seed_others()
    {
        Plans(1, FaultGrades.All).ShouldBe(Plans(1, FaultGrades.All));
        Plans(1, FaultGrades.All).ShouldNotBe(Plans(2, FaultGrades.All));
    }

    [Fact]
    public void The_same_seed_gives_the_same_people()
    {
        NewCustomer[] Draw(int seed) => [.. Enumerable.Range(0, 20).Select(number => new People(new Seed(seed)).Customer(number % 2 == 0, number))];

        Draw(5).ShouldBe(Draw(5));
        Draw(5).ShouldNotBe(Draw(6));
        Draw(5).Select(customer => customer.Email).Distinct().Count().ShouldBe(20);
    }

    [Fact]
    public void A_seed_means_the_same_on_every_machine() => new Seed(7).Derive("model", 3).ShouldBe(2_099_277_439);

    [Fact]
    public void Without_faults_every_order_takes_the_straight_way() =>
        Plans(3, FaultGrades.None).ShouldAllBe(plan =>
            plan.Model.Defect == Defect.None && plan.LeaveAt == null && plan.CancelAt == null && !plan.ByPhone && !plan.ClicksTwice && !plan.Complains && !plan.AsksSupport && !plan.ApprovedBySales);

    [Fact]
    public void A_grade_is_the_share_of_orders()
    {
        var plans = Plans(3, Grades("brokenModels=0.3,phoneOrders=1"), 2_000);

        plans.Count(plan => plan.Model.Defect != Defect.None).ShouldBeInRange(520, 680);
        plans.ShouldAllBe(plan => plan.ByPhone);
    }

    [Fact]
    public void One_grade_changes_nothing_that_others_decide()
    {
        var without = Plans(3, Grades("abandoned=0.2,duplicateClicks=0.3"));
        var with = Plans(3, Grades("abandoned=0.2,duplicateClicks=0.3,brokenModels=1"));

        with.Select(plan => (plan.LeaveAt, plan.ClicksTwice, plan.Customer, plan.Material, plan.Quantity, plan.Model.Shape))
            .ShouldBe(without.Select(plan => (plan.LeaveAt, plan.ClicksTwice, plan.Customer, plan.Material, plan.Quantity, plan.Model.Shape)));
    }

    [Fact]
    public void Every_model_that_is_planned_can_be_generated() => Plans(9, FaultGrades.All, 2_000).ShouldAllBe(plan => plan.Model.Fault() == null);

    [Fact]
    public void Models_have_all_sizes()
    {
        var sizes = Plans(9, FaultGrades.None, 2_000).Select(plan => plan.Model.Triangles).ToList();

        sizes.Min().ShouldBeLessThan(20);
        sizes.Max().ShouldBeInRange(150_000, MostTriangles);
        sizes.Count(size => size < 1_000).ShouldBeInRange(400, 1_200);
    }

    [Fact]
    public void Every_defect_is_used() =>
        Plans(9, Grades("brokenModels=1")).Select(plan => plan.Model.Defect).Distinct().Count().ShouldBe(Enum.GetValues<Defect>().Length - 1);

    [Fact]
    public void A_customer_keeps_their_habits_from_order_to_order()
    {
        var plans = Plans(9, FaultGrades.None, 2_000);

        plans.GroupBy(plan => plan.Customer).ShouldAllBe(orders => orders.Select(order => order.Persona).Distinct().Count() == 1);
        plans.Select(plan => plan.Persona).Distinct().Count().ShouldBe(Enum.GetValues<Persona>().Length);
    }

    [Fact]
    public void Wholesale_orders_by_the_hundred_and_the_careful_draw_in_more_detail_than_the_impatient()
    {
        var plans = Plans(9, FaultGrades.None, 2_000).ToLookup(plan => plan.Persona);

        plans[Persona.Wholesale].ShouldAllBe(plan => plan.Quantity >= 50);
        plans[Persona.Regular].ShouldAllBe(plan => plan.Quantity <= 20);
        plans[Persona.Careful].Average(plan => plan.Model.Triangles).ShouldBeGreaterThan(1.5 * plans[Persona.Impatient].Average(plan => plan.Model.Triangles));
    }

    [Fact]
    public void A_strength_is_that_of_every_order_it_befalls()
    {
        var plans = Plans(5, Grades("failingPrinter=0.5/3,slowOperators=0.5/7,abandonedUploads=0.5/2,rejectedParts=0.5/4,slowCalculations=0.5/60000"));

        plans.Select(plan => plan.PrintFailures).Distinct().ShouldBe([0, 3], ignoreOrder: true);
        plans.Select(plan => plan.WorkTime.TotalSeconds).Distinct().ShouldBe([0, 7], ignoreOrder: true);
        plans.Select(plan => plan.AbandonedUploads).Distinct().ShouldBe([0, 2], ignoreOrder: true);
        plans.Select(plan => plan.Rejections).Distinct().ShouldBe([0, 4], ignoreOrder: true);
        plans.Count(plan => plan.Model is { Triangles: 60_000, Format: ModelFormat.Obj }).ShouldBeInRange(100, 200);
        plans.ShouldAllBe(plan => plan.Faults.All.Contains(Fault.FailingPrinter) == plan.PrintFailures > 0);
    }

    private static FaultGrades Grades(string text) => FaultGrades.Parse(text, out _);

    private static List<OrderPlan> Plans(int seed, FaultGrades grades, int count = 300)
    {
        var planner = new OrderPlanner(new Seed(seed), grades, MostTriangles);
        return [.. Enumerable.Range(0, count).Select(planner.Plan)];
    }
}
