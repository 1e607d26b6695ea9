using System.Globalization;

namespace LocalHosting.Processes;

/// <summary>Finds the processes below one, at any depth, in whatever group or session they are.</summary>
internal static class Descendants
{
    internal static IReadOnlyCollection<int> Of(int root)
    {
        var children = Directory.EnumerateDirectories("/proc")
            .Select(folder => int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var id) ? (Id: id, Parent: ParentOf(folder)) : default)
            .Where(process => process.Id > 0)
            .ToLookup(process => process.Parent, process => process.Id);
        var found = new List<int>(children[root]);
        for (var i = 0; i < found.Count; i++)
            found.AddRange(children[found[i]]);
        return found;
    }

    // "1234 (a name, maybe with ) and blanks) S 1 …": state and parent follow the last bracket.
    private static int ParentOf(string folder)
    {
        try
        {
            var stat = File.ReadAllText(Path.Combine(folder, "stat"));
            return int.Parse(stat[(stat.LastIndexOf(')') + 2)..].Split(' ', 3)[1], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            // Gone meanwhile.
            return 0;
        }
    }
}
