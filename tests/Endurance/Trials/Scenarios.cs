using Endurance.Faults;
using Endurance.Load;
using Endurance.Running;

namespace Endurance.Trials;

/// <summary>What is tried.</summary>
internal static class Scenarios
{
    internal const string ServicesKilled = "services killed";
    internal const string BrokerAway = "broker away";
    internal const string DatabaseAway = "database away";
    internal const string LinesCut = "lines cut";
    internal const string DiskFull = "disk full";
    internal const string TwoInstances = "two instances";

    /// <summary>In the short run each service meets a third of the steps; which, differs from service to service.</summary>
    private static readonly int[] Turns = [0, 3, 7];

    /// <summary>Services meet their steps in turns, a few places apart from each other, so that different ones die at once.</summary>
    private const int Apart = 3;

    /// <summary>Gives a scenario by its name.</summary>
    internal static Scenario Of(string name, Staff people) => name switch
    {
        ServicesKilled => new(name, [.. Turns.Select(AtSteps), new Together([.. Service.All.Select(service => new InstanceKilled(service))])]),
        BrokerAway => new(name, [new QueueDeleted(Service.Shop), new ServerKilled(Server.Broker), new MemoryAlarm(), new ServerStopped(Server.Broker)]),
        DatabaseAway => new(name, [new ServerKilled(Server.Database), new ServerStopped(Server.Database)]),
        LinesCut => new(name,
        [
            new Together(new LineCut(Service.Shop, Server.Broker), new LineSlow(Service.Crm, Server.Database)),
            new Together(new LineCut(Service.Mes, Server.Database), new LineFrozen(Service.CostCalculator, Server.Broker)),
            new Together(new LineFrozen(Service.Shop, Server.Database), new LineSlow(Service.Mes, Server.Broker)),
            new Together(new LineCut(Service.CostCalculator, Server.Database), new LineFrozen(Service.Crm, Server.Broker)),
        ]),
        DiskFull => new(name, [new DiskFull(() => people.RefusedForRoom)]),
        TwoInstances => new(name,
        [
            new EverythingStartedAgain(instances: 2),
            new Together(new InstanceKilled(Service.Shop), new ServerKilled(Server.Broker)),
            new Together(new InstanceKilledAtStep(Service.Mes, "consumer.committed"), new InstanceKilledAtStep(Service.Crm, "relay.confirmed"), new LineCut(Service.Shop, Server.Database)),
        ]),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "There is no such scenario."),
    };

    /// <summary>Draws a scenario.</summary>
    /// <param name="number">Its number in the run.</param>
    /// <param name="kills">Whether services may be killed.</param>
    /// <param name="people">Who works.</param>
    /// <param name="random">Draws it.</param>
    internal static Scenario Draw(int number, bool kills, Staff people, Random random)
    {
        var faults = Enumerable.Range(0, random.Next(2, 6)).Select(_ => DrawFault(kills, people, random)).ToList();
        if (random.Next(3) == 0)
            faults = [.. faults.Chunk(2).SelectMany(pair => CanCoincide(pair) ? [new Together(pair)] : pair)];
        return new Scenario($"round {number}", faults);
    }

    /// <summary>Tells whether faults may happen at once: a server is taken away by one at a time, and a queue that RabbitMQ 3.10 has not written down yet does not survive the killing of its broker.</summary>
    private static bool CanCoincide(IFault[] faults)
    {
        var taken = faults.Select(fault => (fault as ServerKilled)?.Server ?? (fault as ServerStopped)?.Server).OfType<string>().ToList();
        return taken.Distinct().Count() == taken.Count && !(faults.Any(fault => fault is QueueDeleted) && faults.Any(fault => fault is ServerKilled { Server: Server.Broker }));
    }

    private static Together AtSteps(int turn) =>
        new([.. Service.All.Select((service, place) => new InstanceKilledAtStep(service, Step.All[(turn + (place * Apart)) % Step.All.Count]))]);

    private static IFault DrawFault(bool kills, Staff people, Random random) => random.Next(kills ? 0 : 4, 13) switch
    {
        0 or 1 => new InstanceKilled(Any(Service.All, random)),
        2 or 3 => new InstanceKilledAtStep(Any(Service.All, random), Any(Step.All, random)),
        4 => new ServerKilled(Any(Server.All, random)),
        5 => new ServerStopped(Any(Server.All, random)),
        6 => new MemoryAlarm(),
        7 => new DiskFull(() => people.RefusedForRoom),
        8 => new LineFrozen(Any(Service.All, random), Any(Server.All, random)),
        9 => new QueueDeleted(Any(Service.All, random)),
        10 => new LineSlow(Any(Service.All, random), Any(Server.All, random)),
        _ => new LineCut(Any(Service.All, random), Any(Server.All, random)),
    };

    private static T Any<T>(IReadOnlyList<T> choices, Random random) => choices[random.Next(choices.Count)];
}
