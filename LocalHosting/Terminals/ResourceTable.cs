using Aspire.Hosting.ApplicationModel;
using LocalHosting.Storage;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Spectre.Console;

namespace LocalHosting.Terminals;


/// <summary>Renders the application's resources as a table.</summary>
internal sealed class ResourceTable(IResourceCollection resources, ResourceNotificationService notifications, DataFolder data)
{
    internal string LogFolder => Path.Combine(data.Root, "logs");

    internal async Task<Table> RenderAsync(bool withSignIn, CancellationToken cancellationToken)
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumns("Resource", "State", "Address");
        if (withSignIn)
            table.AddColumn("User / password (development)");
        foreach (var resource in resources.Where(resource => resource is not ParameterResource))
        {
            if (!notifications.TryGetCurrentState(resource.Name, out var current))
                continue;
            var cells = new List<string> { Name(resource), State(current.Snapshot), Addresses(current.Snapshot) };
            if (withSignIn)
                cells.Add(Markup.Escape(await SignInAsync(resource, cancellationToken)));
            table.AddRow([.. cells]);
        }

        return table;
    }

    private static string Name(IResource resource) => resource is IResourceWithParent ? $"[grey]└[/] {resource.Name}" : $"[bold]{resource.Name}[/]";

    private static string State(CustomResourceSnapshot snapshot)
    {
        var state = snapshot.State?.Text ?? string.Empty;
        var (text, colour) = snapshot switch
        {
            { HealthStatus: HealthStatus.Healthy } => ("healthy", "green"),
            { State.Text: "Running" } => ("starting", "yellow"),
            { State.Text: "FailedToStart" or "Exited" } => (state, "red"),
            _ => (state, "grey"),
        };
        var reason = snapshot is { HealthStatus: HealthStatus.Healthy } or { State.Text: "Running" } ? null : snapshot.Reason;
        return $"[{colour}]{text}[/]{(string.IsNullOrEmpty(reason) ? "" : $" [grey]{Markup.Escape(reason)}[/]")}";
    }

    private static string Addresses(CustomResourceSnapshot snapshot) =>
        string.Join('\n', snapshot.Urls.Select(url => Markup.Escape(snapshot.Urls.Length > 1 && url.Name is not ("http" or "tcp") ? $"{url.Url} ({url.Name})" : url.Url)));

    private static async Task<string> SignInAsync(IResource resource, CancellationToken cancellationToken) => resource switch
    {
        PostgresServerResource postgres => await SignInAsync(postgres.UserNameReference, postgres.PasswordParameter, cancellationToken),
        ElasticsearchResource elasticsearch => $"elastic / {await elasticsearch.PasswordParameter.GetValueAsync(cancellationToken)}",
        RabbitMQServerResource broker => await SignInAsync(broker.UserNameReference, broker.PasswordParameter, cancellationToken),
        _ => string.Empty,
    };

    private static async Task<string> SignInAsync(ReferenceExpression userName, ParameterResource password, CancellationToken cancellationToken) =>
        $"{await userName.GetValueAsync(cancellationToken)} / {await password.GetValueAsync(cancellationToken)}";
}
