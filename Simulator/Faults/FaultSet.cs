namespace Simulator.Faults;

/// <summary>Some of the faults; two sets of the same faults are equal.</summary>
/// <param name="Bits">One bit for each fault.</param>
internal readonly record struct FaultSet(int Bits)
{
    /// <summary>Gets the faults in the set.</summary>
    internal IEnumerable<Fault> All
    {
        get
        {
            var bits = Bits;
            return Enum.GetValues<Fault>().Where(fault => (bits & BitOf(fault)) != 0);
        }
    }

    /// <summary>Gives the set with a fault added.</summary>
    internal FaultSet With(Fault fault) => new(Bits | BitOf(fault));

    private static int BitOf(Fault fault) => 1 << (int)fault;
}
