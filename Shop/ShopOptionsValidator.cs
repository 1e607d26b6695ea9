using Microsoft.Extensions.Options;
using ObjectStorage;
using Shop.Models;

namespace Shop;

/// <summary>Finds all faults of the settings at once.</summary>
internal sealed class ShopOptionsValidator : IValidateOptions<ShopOptions>
{
    private const int MiB = 1_048_576;

    public ValidateOptionsResult Validate(string? name, ShopOptions options)
    {
        var faults = new List<string>();
        if (options.MaxModelBytes is < 1_024 or > 5L * 1_024 * MiB)
            faults.Add($"Shop:MaxModelBytes must be from 1024 to {5L * 1_024 * MiB}, but is {options.MaxModelBytes}.");
        var store = options.ModelStore;
        if (store.SweepInterval < TimeSpan.FromMinutes(1) || store.SweepInterval > TimeSpan.FromDays(7))
            faults.Add($"Shop:ModelStore:SweepInterval must be from 1 minute to 7 days, but is {store.SweepInterval}.");
        if (store.OrphanAge < TimeSpan.FromHours(1) || store.OrphanAge > TimeSpan.FromDays(30))
            faults.Add($"Shop:ModelStore:OrphanAge must be from 1 hour to 30 days, but is {store.OrphanAge}.");
        faults.AddRange(store.Kind switch
        {
            ModelStoreKind.Folder => FolderFaults(store),
            ModelStoreKind.S3 => S3Faults(store),
            _ => [$"Shop:ModelStore:Kind must be Folder or S3, but is {store.Kind}."],
        });
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static IEnumerable<string> FolderFaults(ModelStoreOptions store)
    {
        if (store.S3 is not null)
            yield return "Shop:ModelStore:S3 is set, but Shop:ModelStore:Kind is Folder. Set Kind to S3, or remove the section S3.";
        if (store.Folder is not null && (string.IsNullOrWhiteSpace(store.Folder) || store.Folder.Contains('\0', StringComparison.Ordinal)))
            yield return "Shop:ModelStore:Folder must be a path; leave it out for the default.";
    }

    private static IEnumerable<string> S3Faults(ModelStoreOptions store)
    {
        if (store.Folder is not null)
            yield return "Shop:ModelStore:Folder is set, but Shop:ModelStore:Kind is S3. Set Kind to Folder, or remove Folder.";
        if (store.S3 is not { } s3)
        {
            yield return "Shop:ModelStore:S3 is missing, but Shop:ModelStore:Kind is S3. Set at least S3:Bucket and S3:Region or S3:Endpoint.";
            yield break;
        }

        foreach (var fault in S3OptionsRules.Faults("Shop:ModelStore:S3", s3))
            yield return fault;
    }
}
