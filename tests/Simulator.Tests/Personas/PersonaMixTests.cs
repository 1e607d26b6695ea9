using Simulator.Faults;
using Simulator.Personas;

namespace Simulator.Tests.Personas;

public sealed class PersonaMixTests
{
    [Fact]
    public void The_numbers_are_relative_and_who_is_not_named_is_not_there()
    {
        var mix = PersonaMix.Parse("impatient=3, wholesale", out var faults);

        faults.ShouldBeEmpty();
        Enumerable.Range(0, 100).Select(place => mix.At(place / 100.0)).CountBy(persona => persona).ToDictionary()
            .ShouldBe(new Dictionary<Persona, int> { [Persona.Impatient] = 75, [Persona.Wholesale] = 25 }, ignoreOrder: true);
    }

    [Theory]
    [InlineData("angry=1", "--personas: there is no persona 'angry'; there are regular, impatient, careful, wholesale.")]
    [InlineData("careful=-1", "--personas: the share of careful must be a number that is not negative, but is '-1'.")]
    [InlineData("careful=0", "--personas: somebody must have a share above 0, but 'careful=0' gives nobody one.")]
    public void A_mix_that_means_nothing_is_refused(string text, string fault)
    {
        PersonaMix.Parse(text, out var faults);

        faults.ShouldBe([fault]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void What_befalls_nobody_or_everybody_still_does(double share) =>
        Enum.GetValues<Persona>().ShouldAllBe(persona => PersonaMix.Usual.ShareOf(Fault.DuplicateClicks, share, persona) == share);

    [Fact]
    public void The_impatient_click_twice_more_often_than_others_and_all_together_as_often_as_asked()
    {
        double Share(Persona persona) => PersonaMix.Usual.ShareOf(Fault.DuplicateClicks, 0.05, persona);

        Share(Persona.Impatient).ShouldBeGreaterThan(4 * Share(Persona.Regular));
        ((6 * Share(Persona.Regular) + 2 * Share(Persona.Impatient) + 2 * Share(Persona.Careful) + Share(Persona.Wholesale)) / 11).ShouldBe(0.05, 0.01);
    }

    [Fact]
    public void The_usual_mix_is_what_help_says_it_is()
    {
        var told = PersonaMix.Parse(PersonaMix.UsualText, out _);

        Enumerable.Range(0, 1_000).ShouldAllBe(place => told.At(place / 1_000.0) == PersonaMix.Usual.At(place / 1_000.0));
    }
}
