using LocalHosting.Processes;

namespace LocalHosting.Tests.Support;

/// <summary>Looks at the machine's processes.</summary>
internal static class ProcessTree
{
    /// <summary>Gives the processes below one, at any depth, by their ids and programs.</summary>
    internal static Dictionary<int, string> Below(int root)
    {
        var parents = All();
        var found = new Dictionary<int, string>();
        var grown = true;
        while (grown)
        {
            grown = false;
            foreach (var (id, (parent, name)) in parents)
            {
                if (!found.ContainsKey(id) && (parent == root || found.ContainsKey(parent)))
                {
                    found[id] = name;
                    grown = true;
                }
            }
        }

        return found;
    }

    internal static bool IsAlive(int id) => LibC.Send(id, Signal.Exists) && !IsZombie(id);

    private static Dictionary<int, (int Parent, string Name)> All()
    {
        var all = new Dictionary<int, (int, string)>();
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(folder), out var id) && Stat(id) is { } stat)
            {
                // Fields after the program's name, which is in brackets and may hold anything.
                var name = stat[(stat.IndexOf('(', StringComparison.Ordinal) + 1)..stat.LastIndexOf(')')];
                all[id] = (int.Parse(stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture), name);
            }
        }

        return all;
    }

    private static bool IsZombie(int id) => Stat(id) is not { } stat || stat[stat.LastIndexOf(')') + 2] == 'Z';

    private static string? Stat(int id)
    {
        try
        {
            return File.ReadAllText($"/proc/{id}/stat");
        }
        catch (IOException)
        {
            return null;
        }
    }
}
