using Simulator.Randomness;

namespace Simulator.Load;

/// <summary>When orders are due: at a steady rate, with bursts in which it is many times as high.</summary>
/// <remarks>
/// Time is cut into periods of equal length with one burst each, at a place drawn from the seed. Each period has the same number of orders, so the time of
/// any order is found without going through those before it: the schedule is open-loop, and does not wait for the system.
/// </remarks>
internal sealed class RateProfile
{
    private readonly double _rate;
    private readonly double _factor;
    private readonly double _burst;
    private readonly double _period;
    private readonly Seed _seed;

    private RateProfile(double rate, double factor, double burst, double period, Seed seed) =>
        (_rate, _factor, _burst, _period, _seed) = (rate, factor, burst, period, seed);

    private double Ordinary => _period - _burst;

    private double OrdersPerPeriod => _rate * (Ordinary + (_factor * _burst));

    /// <summary>Makes the profile of a rate that never changes.</summary>
    internal static RateProfile Steady(int ordersPerMinute) => new(ordersPerMinute / 60.0, 1, 0, 60, default);

    /// <summary>Makes one with bursts.</summary>
    /// <param name="ordersPerMinute">The rate outside of the bursts.</param>
    /// <param name="factor">By how much it is higher in a burst.</param>
    /// <param name="share">The share of time that bursts take, above 0.</param>
    /// <param name="length">How long one takes.</param>
    /// <param name="seed">Draws where in its period each is.</param>
    internal static RateProfile WithBursts(int ordersPerMinute, int factor, double share, TimeSpan length, Seed seed) =>
        new(ordersPerMinute / 60.0, factor, length.TotalSeconds, length.TotalSeconds / share, seed);

    /// <summary>Gives when an order is due, from the start of the run.</summary>
    internal TimeSpan DueAt(int index)
    {
        var period = Math.Floor(index / OrdersPerPeriod);
        var within = index - (period * OrdersPerPeriod);
        var begins = Ordinary * _seed.For("burst", (long)period).NextDouble();
        var (before, during) = (_rate * begins, _rate * _factor * _burst);
        var seconds = within < before ? within / _rate
            : within < before + during ? begins + ((within - before) / (_rate * _factor))
            : begins + _burst + ((within - before - during) / _rate);

        // Past some years a double no longer tells seconds, and a TimeSpan has no place.
        return TimeSpan.FromSeconds(Math.Min((period * _period) + seconds, TimeSpan.MaxValue.TotalSeconds / 2));
    }
}
