using System.Globalization;
using System.Text;

namespace Endurance.Ledger;

/// <summary>Writes a balance for people.</summary>
internal static class BalanceText
{
    private const int MostFindings = 40;

    /// <summary>Writes it, with at most forty findings.</summary>
    internal static string Of(Balance balance)
    {
        var text = new StringBuilder();
        Row(text, "by change", "attempted", "acknowledged", "lost", "twice", "recovered");
        foreach (var line in balance.Changes)
            Row(text, line.What, line.Attempted, line.Acknowledged, line.Lost, line.Twice, line.Recovered);
        Row(text, "all", balance.Changes.Sum(line => line.Attempted), balance.Changes.Sum(line => line.Acknowledged), balance.Changes.Sum(line => line.Lost), balance.Changes.Sum(line => line.Twice), balance.Changes.Sum(line => line.Recovered));
        text.AppendLine();
        Row(text, "by event", "published", "effects due", "lost", "twice", "effects");
        foreach (var line in balance.Events)
            Row(text, line.Type, line.Published, line.Due, line.Lost, line.Twice, line.Effective);
        text.AppendLine();
        Row(text, "by order", "orders", "known alike", "gaps", "twice", "changes");
        Row(text, "in shop, crm and mes", balance.Orders.Orders, balance.Orders.Known, balance.Orders.Gaps, balance.Orders.Twice, balance.Orders.Changes);
        text.AppendLine();
        text.AppendLine(CultureInfo.InvariantCulture, $"illegal transitions {balance.Orders.Illegal}; poison sent and to be parked {balance.Poison}; findings {balance.Findings.Count}");
        foreach (var finding in balance.Findings.Take(MostFindings))
            text.AppendLine(CultureInfo.InvariantCulture, $"  {finding}");
        return text.ToString();
    }

    private static void Row(StringBuilder text, string name, params IReadOnlyList<object> cells) => text.AppendLine(
        string.Create(CultureInfo.InvariantCulture, $"{name,-30}") + string.Concat(cells.Select(cell => string.Create(CultureInfo.InvariantCulture, $"{cell,14}"))));
}
