using Endurance.Running;
using Endurance.Witnessing;

namespace Endurance.Ledger;

/// <summary>Holds what the systems know of each order against each other.</summary>
internal static class OrderLedger
{
    /// <summary>Gives the sum, and what is wrong.</summary>
    internal static OrderLine Of(SystemImage image, List<Finding> findings)
    {
        var orders = SystemImage.Followers.SelectMany(service => image[service].Orders.Keys).Distinct().Order(StringComparer.Ordinal).ToList();
        var wrong = new List<Finding>();
        var known = 0;
        foreach (var order in orders)
        {
            var differences = Differences(order, image).ToList();
            known += differences.Count == 0 ? 1 : 0;
            wrong.AddRange(differences);
            wrong.AddRange(SystemImage.Followers.SelectMany(service => HistoryCheck.Of(order, service.Name, [.. image[service].Histories[order]])));
        }

        findings.AddRange(wrong);
        return new OrderLine(
            orders.Count, known, SystemImage.Followers.Sum(service => image[service].Histories.Sum(history => history.Count())),
            wrong.Count(finding => finding.Kind == FindingKind.Gap), wrong.Count(finding => finding.Kind == FindingKind.Twice), wrong.Count(finding => finding.Kind == FindingKind.Illegal));
    }

    private static IEnumerable<Finding> Differences(string order, SystemImage image)
    {
        var missing = SystemImage.Followers.Where(service => !image[service].Orders.ContainsKey(order)).ToList();
        if (missing.Count > 0)
        {
            yield return new Finding(FindingKind.Lost, $"{order} is unknown to {string.Join(", ", missing.Select(service => service.Name))}.");
            yield break;
        }

        var shop = image[Service.Shop].Orders[order];
        foreach (var service in SystemImage.Followers)
        {
            var there = image[service].Orders[order];
            if (there != shop)
                yield return new Finding(FindingKind.Disagreement, $"{service.Name} knows {there}, the shop knows {shop}.");
            if (!image[service].Histories[order].SequenceEqual(image[Service.Shop].Histories[order]))
                yield return new Finding(FindingKind.Disagreement, $"{order} came another way in {service.Name} ({Way(order, service, image)}) than in the shop ({Way(order, Service.Shop, image)}).");
        }

        if (shop.ModelId is { } model && !image.Models.ContainsKey(model))
            yield return new Finding(FindingKind.Lost, $"{order} names model {model}, and there is no such file.");
        if (shop is { Price: { } price, ModelId: { } priced } && image.Calculated.GetValueOrDefault((order, priced)) != price)
            yield return new Finding(FindingKind.Disagreement, $"{order} has the price {price}, but {image.Calculated.GetValueOrDefault((order, priced))} was calculated.");
    }

    private static string Way(string order, Service service, SystemImage image) =>
        string.Join(" ", image[service].Histories[order].Select(change => $"{change.Version}:{change.NewStatus}"));
}
