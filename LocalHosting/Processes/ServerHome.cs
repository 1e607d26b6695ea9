using LocalHosting.Orchestration;

namespace LocalHosting.Processes;

/// <summary>Where a server that may run as another user keeps its data.</summary>
/// <param name="Folder">The folder, which that user can enter.</param>
/// <param name="Remark">What to tell the one who may look for the data: empty, or where it lies and why.</param>
internal sealed record ServerHome(string Folder, string Remark)
{
    /// <summary>Gives the resource's state folder, or one elsewhere where the user cannot enter it.</summary>
    internal static ServerHome Of(LaunchContext context, string? user)
    {
        if (user is null || ServerUser.CanEnter(context.StateFolder))
            return new ServerHome(context.StateFolder, string.Empty);
        var elsewhere = context.Data.FolderElsewhere(Path.GetFileName(context.StateFolder));
        return new ServerHome(elsewhere, $" (in {elsewhere}, for the user '{user}' cannot reach {context.StateFolder})");
    }
}
