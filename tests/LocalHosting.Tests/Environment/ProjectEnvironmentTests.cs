using LocalHosting.Orchestration;
using LocalHosting.Ports;

namespace LocalHosting.Tests.Environment;

/// <summary>The variables that services get, held to the format that Aspire writes.</summary>
public sealed class ProjectEnvironmentTests : IAsyncDisposable
{
    private readonly IDistributedApplicationTestingBuilder _builder = DistributedApplicationTestingBuilder.Create();
    private readonly PortAllocator _ports = new(new Random(17));

    public async ValueTask DisposeAsync()
    {
        _ports.Dispose();
        await _builder.DisposeAsync();
    }

    [Fact]
    public async Task A_service_that_refers_to_a_database_a_broker_and_a_service_gets_their_addresses()
    {
        var password = _builder.AddParameter("password", "s3cret", secret: true);
        var postgres = _builder.AddPostgres("postgres", password: password);
        var database = postgres.AddDatabase("shopdb", "shop_data");
        var messaging = _builder.AddRabbitMQ("messaging", password: password);
        var shop = Project("shop").WithHttpEndpoint();
        var crm = Project("crm").WithReference(database).WithReference(messaging).WithReference(shop);

        var variables = await VariablesAsync(crm);

        var (databasePort, brokerPort) = (postgres.Resource.PrimaryEndpoint.Port, messaging.Resource.PrimaryEndpoint.Port);
        variables["ConnectionStrings__shopdb"].ShouldBe($"Host=localhost;Port={databasePort};Username=postgres;Password=s3cret;Database=shop_data");
        variables["ConnectionStrings__messaging"].ShouldBe($"amqp://guest:s3cret@localhost:{brokerPort}");
        variables["services__shop__http__0"].ShouldBe($"http://localhost:{shop.GetEndpoint("http").Port}");
    }

    [Fact]
    public async Task A_service_is_told_its_name_its_instance_and_how_to_export_telemetry()
    {
        var variables = await VariablesAsync(Project("cost-calculator").WithHttpEndpoint());

        variables["OTEL_SERVICE_NAME"].ShouldBe("cost-calculator");
        variables["OTEL_RESOURCE_ATTRIBUTES"].ShouldMatch("^service\\.instance\\.id=[0-9a-z-]+$");
        variables["OTEL_EXPORTER_OTLP_PROTOCOL"].ShouldBe("grpc");
        variables["ASPNETCORE_ENVIRONMENT"].ShouldBe("Development");
        variables["DOTNET_ENVIRONMENT"].ShouldBe("Development");
    }

    [Fact]
    public async Task Kestrel_listens_on_the_endpoints_that_have_no_variable_of_their_own()
    {
        var collector = Project("collector").WithHttpEndpoint().WithHttpEndpoint(name: "grpc", env: "Collector__GrpcPort");

        var variables = await VariablesAsync(collector);

        variables["ASPNETCORE_URLS"].ShouldBe($"http://localhost:{collector.GetEndpoint("http").Port}");
        variables["Collector__GrpcPort"].ShouldBe($"{collector.GetEndpoint("grpc").Port}");
    }

    [Fact]
    public async Task What_the_app_host_states_wins_over_what_every_project_gets()
    {
        var variables = await VariablesAsync(Project("shop").WithEnvironment("OTEL_SERVICE_NAME", "store"));

        variables["OTEL_SERVICE_NAME"].ShouldBe("store");
    }

    [Fact]
    public async Task A_parameter_without_a_value_is_refused_by_name()
    {
        var service = Project("shop").WithEnvironment("KEY", _builder.AddParameter("key", secret: true));

        var refusal = await Should.ThrowAsync<DistributedApplicationException>(() => VariablesAsync(service));

        refusal.Message.ShouldBe("Parameter 'key' has no value. Set Parameters:key in the configuration, for example by the environment variable Parameters__key.");
    }

    private IResourceBuilder<ProjectResource> Project(string name) => _builder.AddProject(name, $"{name}/{name}.csproj");

    private async Task<Dictionary<string, string>> VariablesAsync(IResourceBuilder<ProjectResource> service)
    {
        EndpointAllocation.Allocate(_builder.Resources, _ports);
        return await ResourceEnvironment.VariablesAsync(service.Resource, _builder.ExecutionContext, TestContext.Current.CancellationToken);
    }
}
