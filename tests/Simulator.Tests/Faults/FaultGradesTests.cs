using Simulator.Faults;

namespace Simulator.Tests.Faults;

public sealed class FaultGradesTests
{
    [Fact]
    public void A_flag_takes_its_grade_and_a_name_alone_its_usual_one()
    {
        var grades = FaultGrades.Parse("brokenModels=0.3, phoneOrders", out var faults);

        faults.ShouldBeEmpty();
        grades[Fault.BrokenModels].Share.ShouldBe(0.3);
        grades[Fault.PhoneOrders].Share.ShouldBe(0.2);
        grades[Fault.Abandoned].Share.ShouldBe(0);
    }

    [Fact]
    public void A_strength_follows_the_share_and_is_as_usual_where_it_is_left_out()
    {
        var grades = FaultGrades.Parse("failingPrinter=0.5/3,bursts=0.1,slowCalculations", out var faults);

        faults.ShouldBeEmpty();
        grades[Fault.FailingPrinter].ShouldBe(new FaultGrade(0.5, 3));
        grades[Fault.Bursts].ShouldBe(new FaultGrade(0.1, 100));
        grades[Fault.SlowCalculations].ShouldBe(new FaultGrade(0.02, 500_000));
    }

    [Theory]
    [InlineData("failingPrinter=0.1/0", "--faults: the strength of failingPrinter must be a whole number of failures in a row from 1 to 10, but is '0'.")]
    [InlineData("slowOperators=1/often", "--faults: the strength of slowOperators must be a whole number of seconds an operation from 1 to 600, but is 'often'.")]
    [InlineData("tickets=0.1/3", "--faults: tickets has no strength, only a share, but is given '/3'.")]
    public void A_strength_that_means_nothing_is_refused(string text, string fault)
    {
        FaultGrades.Parse(text, out var faults);

        faults.ShouldBe([fault]);
    }

    [Fact]
    public void Every_fault_is_in_the_catalogue_once() =>
        FaultCatalogue.All.Select(fault => fault.Fault).ShouldBe(Enum.GetValues<Fault>(), ignoreOrder: true);

    [Theory]
    [InlineData("all,tickets=0")]
    [InlineData("tickets=0,all")]
    public void All_means_every_fault_that_is_not_graded_itself(string text)
    {
        var grades = FaultGrades.Parse(text, out var faults);

        faults.ShouldBeEmpty();
        grades[Fault.Tickets].Share.ShouldBe(0);
        grades[Fault.BrokenModels].Share.ShouldBe(0.1);
        grades[Fault.Complaints].Share.ShouldBe(0.05);
    }

    [Theory]
    [InlineData("")]
    [InlineData("brokenModels,")]
    [InlineData("brokenmodels")]
    public void What_is_no_fault_is_refused_by_name(string text)
    {
        FaultGrades.Parse(text, out var faults);

        faults.ShouldHaveSingleItem().ShouldStartWith("--faults: there is no fault '");
    }

    [Theory]
    [InlineData("brokenModels=2")]
    [InlineData("brokenModels=-0.1")]
    [InlineData("brokenModels=NaN")]
    [InlineData("brokenModels=")]
    public void A_grade_out_of_range_is_refused(string text)
    {
        FaultGrades.Parse(text, out var faults);

        faults.ShouldHaveSingleItem().ShouldStartWith("--faults: the grade of brokenModels must be a number from 0 to 1, but is '");
    }
}
