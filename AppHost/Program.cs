using AppHost;

var builder = DistributedApplication.CreateBuilder(args);

var hashKey = builder.AddGeneratedSecret("classified-hash-key");
var postgresPassword = builder.AddGeneratedSecret("postgres-password");
var messagingPassword = builder.AddGeneratedSecret("messaging-password");

var postgres = builder.AddPostgres("postgres", password: postgresPassword).WithDataVolume();
var shopDb = postgres.AddDatabase("shopdb");
var crmDb = postgres.AddDatabase("crmdb");
var mesDb = postgres.AddDatabase("mesdb");
var calculatorDb = postgres.AddDatabase("calculatordb");
var telemetryDb = postgres.AddDatabase("telemetrydb");

var messaging = builder.AddRabbitMQ("messaging", password: messagingPassword).WithManagementPlugin().WithDataVolume();

var collector = builder.AddProject<Projects.Collector>("collector")
    .WithHttpEndpoint()
    .WithHttpEndpoint(name: "grpc", env: "Collector__GrpcPort")
    .WithHttpHealthCheck("/health")
    .WithSharedSettings(hashKey)
    .WithDataFolder("Collector__QueueFolder", "collector-queue")
    .WithReference(telemetryDb).WaitFor(telemetryDb);

// Telemetry goes to the embedded collector, or to an OpenTelemetry Collector that fans out to Elasticsearch, Jaeger and the embedded one.
IResourceBuilder<IResourceWithEndpoints> telemetry = collector;
if (builder.UsesElastic())
{
    var elasticsearch = builder.AddElasticsearch("elasticsearch").WithImageTag(Images.ElasticTag).WithDataVolume().WithoutSecurity();
    builder.AddContainer("kibana", Images.Kibana, Images.ElasticTag)
        .WithHttpEndpoint(targetPort: 5601)
        .WithHttpHealthCheck("/api/status")
        .WithEnvironment("ELASTICSEARCH_HOSTS", elasticsearch.Resource.PrimaryEndpoint)
        .WaitFor(elasticsearch);
    var jaeger = builder.AddContainer("jaeger", Images.Jaeger, Images.JaegerTag)
        .WithHttpEndpoint(targetPort: 16686)
        .WithHttpEndpoint(targetPort: 4317, name: "otlp")
        .WithHttpHealthCheck("/");
    telemetry = builder.AddContainer("otelcol", Images.OtelCollector, Images.OtelCollectorTag)
        .WithBindMount("../deploy/otel-collector/config.yaml", "/etc/otelcol-contrib/config.yaml", isReadOnly: true)
        .WithHttpEndpoint(targetPort: 4317, name: "grpc")
        .WithHttpEndpoint(targetPort: 4318)
        .WithHttpEndpoint(targetPort: 13133, name: "health")
        .WithHttpHealthCheck("/", endpointName: "health")
        .WithEnvironment("ELASTICSEARCH_URL", elasticsearch.Resource.PrimaryEndpoint).WaitFor(elasticsearch)
        .WithEnvironment("JAEGER_OTLP", jaeger.GetEndpoint("otlp")).WaitFor(jaeger)
        .WithEnvironment("COLLECTOR_OTLP", collector.GetEndpoint("grpc")).WaitFor(collector)
        .WithDashboardForwarding();
}

builder.AddProject<Projects.Observability>("observability")
    .WithHttpEndpoint()
    .WithHttpHealthCheck("/health")
    .WithSharedSettings(hashKey)
    .WithDataFolder("Observability__Archive__Folder", "archive")
    .WithTelemetryTo(telemetry).WaitFor(telemetry)
    .WithReference(telemetryDb).WaitFor(collector);

var shop = builder.AddProject<Projects.Shop>("shop")
    .WithHttpEndpoint()
    .WithHttpHealthCheck("/health")
    .WithSharedSettings(hashKey)
    .WithDataFolder("Shop__ModelStore__Folder", "models")
    .WithTelemetryTo(telemetry).WithTracesAt(collector).WaitFor(telemetry)
    .WithReference(shopDb).WaitFor(shopDb)
    .WithReference(messaging).WaitFor(messaging);

// CRM and CostCalculator call Shop only when there is work, and retry, so they start beside it.
builder.AddProject<Projects.Crm>("crm")
    .WithHttpEndpoint()
    .WithHttpHealthCheck("/health")
    .WithSharedSettings(hashKey)
    .WithTelemetryTo(telemetry).WithTracesAt(collector).WaitFor(telemetry)
    .WithReference(crmDb).WaitFor(crmDb)
    .WithReference(messaging).WaitFor(messaging)
    .WithReference(shop);

builder.AddProject<Projects.Mes>("mes")
    .WithHttpEndpoint()
    .WithHttpHealthCheck("/health")
    .WithSharedSettings(hashKey)
    .WithTelemetryTo(telemetry).WithTracesAt(collector).WaitFor(telemetry)
    .WithReference(mesDb).WaitFor(mesDb)
    .WithReference(messaging).WaitFor(messaging);

builder.AddProject<Projects.CostCalculator>("cost-calculator")
    .WithHttpEndpoint()
    .WithHttpHealthCheck("/health")
    .WithSharedSettings(hashKey)
    .WithTelemetryTo(telemetry).WithTracesAt(collector).WaitFor(telemetry)
    .WithReference(calculatorDb).WaitFor(calculatorDb)
    .WithReference(messaging).WaitFor(messaging)
    .WithReference(shop);

await builder.Build().RunAsync();
