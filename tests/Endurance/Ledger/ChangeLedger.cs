using Endurance.Load;
using Endurance.Witnessing;

namespace Endurance.Ledger;

/// <summary>Holds what was acknowledged against what is there.</summary>
internal static class ChangeLedger
{
    /// <summary>Gives a line for each kind of change, and what is wrong.</summary>
    internal static IReadOnlyList<ChangeLine> Of(IReadOnlyCollection<ChangeFate> fates, SystemImage image, List<Finding> findings)
    {
        var superfluous = Superfluous(image);
        return
        [
            .. fates.Select(fate => Find(fate, image)).GroupBy(found => found.Promise.What).Select(kind => Line(
                kind.Key, [.. kind], [.. superfluous.Where(thing => thing.What == kind.Key).Select(thing => thing.Name)], findings)),
        ];
    }

    private static (Promise Promise, PromiseCase Case) Find(ChangeFate fate, SystemImage image)
    {
        foreach (var promise in Promise.All.Where(promise => promise.Service == fate.Change.Service))
        {
            if (promise.Path.Match(fate.Change.Path) is { Success: true } match)
                return (promise, new PromiseCase(fate, match, image));
        }

        throw new InvalidOperationException($"No promise covers {fate.Change}.");
    }

    private static ChangeLine Line(string what, IReadOnlyList<(Promise Promise, PromiseCase Case)> asked, IReadOnlyList<string> superfluous, List<Finding> findings)
    {
        var acknowledged = asked.Where(it => it.Case.Fate.IsAcknowledged).ToList();
        var lost = acknowledged.Where(it => !it.Promise.IsKept(it.Case)).Select(it => $"{what}: {it.Case.Fate.Change} was acknowledged with {it.Case.Answer}, but is not everywhere.").ToList();
        var twice = asked.Where(it => !it.Case.IsOne).Select(it => $"{what}: {it.Case.Fate.Change} created several: {string.Join(", ", it.Case.Fate.Answers)}; noted is {it.Case.Noted}.")
            .Concat(superfluous.Select(name => $"{what}: {name} is there, and nobody asked for it.")).ToList();
        var recovered = acknowledged.Count(it => it.Case.Fate.AfterDoubt) + asked.Count(it => it.Case.Fate is { IsAcknowledged: false, InDoubt: true } && it.Promise.IsKept(it.Case));
        findings.AddRange(lost.Select(text => new Finding(FindingKind.Lost, text)));
        findings.AddRange(twice.Select(text => new Finding(FindingKind.Twice, text)));
        return new ChangeLine(what, asked.Count, acknowledged.Count, lost.Count, twice.Count, recovered);
    }

    /// <summary>Gives what is there without having been noted under a key: a creation that took effect twice leaves one.</summary>
    private static IEnumerable<(string What, string Name)> Superfluous(SystemImage image)
    {
        var noted = image.Services.Values.SelectMany(service => service.Created.Values).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var orders = SystemImage.Followers.SelectMany(service => image[service].Orders.Keys).Distinct().Select(order => ("order created", order));
        var customers = image.ShopCustomers.Union(image.CrmCustomers).Select(customer => ("customer registered", customer.ToString()));
        var complaints = image.Complaints.Keys.Select(complaint => ("complaint filed", complaint.ToString()));
        var tickets = image.Tickets.Keys.Select(ticket => ("ticket opened", ticket.ToString()));
        var operators = image.Operators.Select(account => ("operator registered", account.ToString()));
        return orders.Concat(customers).Concat(complaints).Concat(tickets).Concat(operators).Where(thing => !noted.Contains(thing.Item2));
    }
}
