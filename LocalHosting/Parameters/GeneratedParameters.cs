using System.Text.Json;
using Aspire.Hosting;
using LocalHosting.Storage;

namespace LocalHosting.Parameters;

/// <summary>Keeps generated parameters for later runs, readable by the user alone.</summary>
/// <remarks>Used before and after the application is built, from one thread at a time or under the lock.</remarks>
internal sealed class GeneratedParameters(DataFolder folder)
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const string FileName = "parameters.json";
    private readonly Lock _gate = new();

    internal static GeneratedParameters Of(IDistributedApplicationBuilder builder) =>
        (GeneratedParameters)builder.Services.Last(service => service.ServiceType == typeof(GeneratedParameters)).ImplementationInstance!;

    internal string GetOrAdd(string name, Func<string> generate)
    {
        lock (_gate)
        {
            var file = folder.File(FileName);
            var values = Read(file);
            if (values.TryGetValue(name, out var value))
                return value;

            values[name] = value = generate();
            try
            {
                Write(file, values);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                throw folder.CannotWrite(FileName, exception);
            }

            return value;
        }
    }

    // Written aside and renamed when complete: half a file would be taken for damaged at the next start.
    private static void Write(string file, SortedDictionary<string, string> values)
    {
        var draft = file + ".new";
        File.Delete(draft);
        using (var stream = new FileStream(draft, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = OwnerOnly }))
        {
            JsonSerializer.Serialize(stream, values);
            stream.Flush(flushToDisk: true);
        }

        File.Move(draft, file, overwrite: true);
    }

    private static SortedDictionary<string, string> Read(string file)
    {
        if (!File.Exists(file))
            return [];
        try
        {
            return JsonSerializer.Deserialize<SortedDictionary<string, string>>(File.ReadAllText(file)) ?? [];
        }
        catch (JsonException exception)
        {
            throw new DistributedApplicationException($"{file} is damaged: it should be a JSON object of names and values, the passwords of this data folder. Mend it, or start with --fresh, which removes all data.", exception);
        }
    }
}
