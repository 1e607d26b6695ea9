namespace Simulator.Personas;

/// <summary>What kind of customer somebody is. They keep it: all orders of a customer show the same habits.</summary>
internal enum Persona
{
    /// <summary>Orders a few pieces and waits.</summary>
    Regular,

    /// <summary>Orders a piece or two, looks all the time whether something happened, clicks twice, and changes their mind.</summary>
    Impatient,

    /// <summary>Draws in fine detail, thinks before approving, looks at the order once more, and asks the support rather than guess.</summary>
    Careful,

    /// <summary>Orders by the hundred, mostly by phone, and complains when something is wrong with the goods.</summary>
    Wholesale,
}
