using System.Text.Encodings.Web;
using System.Text.Json;
using Aspire.Hosting.ApplicationModel;
using LocalHosting.Storage;

namespace LocalHosting.Endpoints;

/// <summary>Says in <c>endpoints.json</c> of the data folder where everything listens, for the commands that talk to the running system; it is there for as long as that runs.</summary>
/// <remarks>A JSON array with one line for each endpoint, so that a shell can read it, too: <c>{"resource":"shop","type":"Project","endpoint":"http","url":"http://localhost:26773"}</c>.</remarks>
internal static class EndpointFile
{
    private const string Name = "endpoints.json";

    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal static void Write(DataFolder data, IEnumerable<IResource> resources)
    {
        var lines = from resource in resources
                    from endpoint in resource.Annotations.OfType<EndpointAnnotation>()
                    where endpoint.AllocatedEndpoint is not null
                    select JsonSerializer.Serialize(
                        new { resource = resource.Name, type = resource is ProjectResource ? "Project" : "Server", endpoint = endpoint.Name, url = endpoint.AllocatedEndpoint!.UriString }, Json);
        File.WriteAllText(data.File(Name), $"[\n{string.Join(",\n", lines)}\n]\n");
    }

    internal static void Remove(DataFolder data) => File.Delete(Path.Combine(data.Root, Name));
}
