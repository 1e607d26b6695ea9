using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;

namespace Endurance.Running;

/// <summary>Changes what the AppHost built: leads lines through proxies, loads the fault points, adds second instances.</summary>
internal sealed class Rewiring(IDistributedApplicationBuilder builder, Surroundings surroundings, Lines lines)
{
    private const string Models = "Shop__ModelStore__Folder";
    private const string BrokerAddress = "ConnectionStrings__messaging";

    /// <summary>Changes all services.</summary>
    /// <param name="instances">How many instances each is to have.</param>
    internal void Apply(int instances)
    {
        foreach (var service in Service.All)
        {
            var first = builder.CreateResourceBuilder((ProjectResource)builder.Resources.Single(resource => resource.Name == service.Name));
            // What the first instance is told, and nothing that is added here, goes for the others, too.
            var told = first.Resource.Annotations.OfType<EnvironmentCallbackAnnotation>().ToList();
            Rewire(first, service, service.Name);
            for (var number = 2; number <= instances; number++)
                Rewire(Repeat(first, told, service, service.Instance(number)), service, service.Instance(number));
        }

        for (var number = 2; number <= instances; number++)
            LetAllFind(Service.Shop, number);
    }

    private IResourceBuilder<ProjectResource> Repeat(
        IResourceBuilder<ProjectResource> first, IReadOnlyList<EnvironmentCallbackAnnotation> told, Service service, string name)
    {
        var another = Add(service, name).WithHttpEndpoint().WithHttpHealthCheck("/health").WithEnvironment(async context =>
        {
            foreach (var annotation in told)
                await annotation.Callback(context);
            // Both are one service: they share its queue and its database.
            context.EnvironmentVariables["OTEL_SERVICE_NAME"] = service.Name;
        });
        foreach (var wait in first.Resource.Annotations.OfType<WaitAnnotation>().ToList())
            another.WithAnnotation(wait);
        return another;
    }

    private IResourceBuilder<ProjectResource> Add(Service service, string name) => service.Name switch
    {
        "shop" => builder.AddProject<Projects.Shop>(name),
        "crm" => builder.AddProject<Projects.Crm>(name),
        "mes" => builder.AddProject<Projects.Mes>(name),
        _ => builder.AddProject<Projects.CostCalculator>(name),
    };

    private void Rewire(IResourceBuilder<ProjectResource> instance, Service service, string name) => instance.WithEnvironment(context =>
    {
        var variables = context.EnvironmentVariables;
        var database = $"ConnectionStrings__{service.Database}";
        variables[database] = lines.ThroughDatabaseLine(name, (string)variables[database]);
        variables[BrokerAddress] = lines.ThroughBrokerLine(name, (string)variables[BrokerAddress]);
        if (service == Service.Shop)
            variables[Models] = surroundings.ModelFolder;
        foreach (var (variable, value) in surroundings.Faults.EnvironmentOf(name))
            variables[variable] = value;
    });

    private void LetAllFind(Service service, int number)
    {
        var instance = builder.CreateResourceBuilder((ProjectResource)builder.Resources.Single(resource => resource.Name == service.Instance(number)));
        foreach (var other in builder.Resources.OfType<ProjectResource>().Where(resource => resource.Name != Server.Collector).ToList())
            builder.CreateResourceBuilder(other).WithEnvironment($"services__{service.Name}__http__{number - 1}", instance.GetEndpoint("http"));
    }
}
