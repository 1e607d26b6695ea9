using AppHost;

var builder = DistributedApplication.CreateBuilder(args);

var hashKey = builder.AddGeneratedSecret("classified-hash-key");
var postgresPassword = builder.AddGeneratedSecret("postgres-password");
var messagingPassword = builder.AddGeneratedSecret("messaging-password");

var postgres = builder.AddPostgres("postgres", password: postgresPassword).WithDataVolume().WithLogSettings();
var shopDb = postgres.AddDatabase("shopdb");
var crmDb = postgres.AddDatabase("crmdb");
var mesDb = postgres.AddDatabase("mesdb");
var calculatorDb = postgres.AddDatabase("calculatordb");
var telemetryDb = postgres.AddDatabase("telemetrydb");

var messaging = builder.AddRabbitMQ("messaging", password: messagingPassword).WithManagementPlugin().WithDataVolume()
    .WithHttpEndpoint(targetPort: 15692, name: "metrics")
    .WithLogFile();

var observability = builder.AddProject<Projects.Observability>("observability")
    .WithHttpEndpoint()
    .WithHttpHealthCheck("/health")
    .WithSharedSettings(hashKey)
    .WithDataFolder("Observability__Archive__Folder", "archive")
    .WithReference(telemetryDb).WaitFor(telemetryDb);

// Telemetry goes to the embedded collector, or to an OpenTelemetry Collector, which delivers to Elasticsearch and Jaeger. Observability answers what is asked about it, wherever it is.
IResourceBuilder<IResourceWithEndpoints> telemetry;
if (builder.UsesElastic())
{
    var users = builder.AddElasticUsers();
    var elasticsearch = builder.AddElasticsearch("elasticsearch", users.Administrator).WithImageTag(Images.ElasticTag).WithDataVolume()
        .WithBindMount("../deploy/elasticsearch/roles.yml", "/usr/share/elasticsearch/config/roles.yml", isReadOnly: true)
        .WithElasticUsers(users);
    var elasticSetup = builder.AddProject<Projects.ElasticSetup>("elastic-setup")
        .WithReference(elasticsearch).WaitFor(elasticsearch)
        .WithElasticUsers(users);
    observability
        .WithElasticsearch(elasticsearch, "reader", users.Reader)
        .WithElasticsearch(elasticsearch, "retention", users.Retention).WaitForCompletion(elasticSetup);
    var kibana = builder.AddContainer("kibana", Images.Kibana, Images.ElasticTag)
        .WithHttpEndpoint(targetPort: 5601)
        .WithHttpHealthCheck("/api/status")
        .WithEnvironment("ELASTICSEARCH_HOSTS", elasticsearch.Resource.PrimaryEndpoint)
        .WithEnvironment("ELASTICSEARCH_USERNAME", "kibana_system")
        .WithEnvironment("ELASTICSEARCH_PASSWORD", users.Kibana)
        .WaitForCompletion(elasticSetup);
    builder.AddProject<Projects.ElasticSetup>("kibana-setup")
        .WithReference(elasticsearch)
        .WithEnvironment("Kibana__Url", kibana.GetEndpoint("http")).WaitFor(kibana);
    var jaeger = builder.AddContainer("jaeger", Images.Jaeger, Images.JaegerTag)
        .WithBindMount("../deploy/jaeger/config.yaml", "/etc/jaeger/config.yaml", isReadOnly: true)
        .WithArgs("--config", "/etc/jaeger/config.yaml")
        .WithHttpEndpoint(targetPort: 16686, env: "QUERY_HTTP_PORT")
        .WithHttpEndpoint(targetPort: 16685, name: "query", env: "QUERY_GRPC_PORT")
        .WithHttpEndpoint(targetPort: 4317, name: "otlp", env: "OTLP_GRPC_PORT")
        .WithHttpEndpoint(targetPort: 13133, name: "health", env: "HEALTH_PORT")
        .WithHttpHealthCheck("/status", endpointName: "health")
        .WithHttpHealthCheck("/api/services")
        .WithListenAddress("OTLP_ADDRESS", "QUERY_ADDRESS", "HEALTH_ADDRESS")
        .WithEnvironment("OTEL_TRACES_SAMPLER", "always_off")
        .WithElasticsearch(elasticsearch, "jaeger", users.Jaeger).WaitForCompletion(elasticSetup)
        .WithRestartAfterOutageOf(elasticsearch);
    telemetry = builder.AddContainer("otelcol", Images.OtelCollector, Images.OtelCollectorTag)
        .WithBindMount("../deploy/otel-collector/config.yaml", "/etc/otelcol/config.yaml", isReadOnly: true)
        .WithArgs("--config", "/etc/otelcol/config.yaml")
        .WithHttpEndpoint(targetPort: 4317, name: "grpc", env: "OTLP_GRPC_PORT")
        .WithHttpEndpoint(targetPort: 4318, env: "OTLP_HTTP_PORT")
        .WithHttpEndpoint(targetPort: 13133, name: "health", env: "HEALTH_PORT")
        .WithEndpoint(targetPort: 14317, name: "delivery", env: "DELIVERY_PORT")
        .WithHttpHealthCheck("/", endpointName: "health")
        .WithListenAddress("OTLP_ADDRESS", "HEALTH_ADDRESS")
        .WithQueueFolder("STORAGE")
        .WithServerLogs()
        .WithEnvironment("RABBITMQ_METRICS", $"{messaging.GetEndpoint("metrics").Property(EndpointProperty.HostAndPort)}")
        .WithEnvironment("JAEGER_OTLP", $"{jaeger.GetEndpoint("otlp").Property(EndpointProperty.HostAndPort)}").WaitFor(jaeger)
        .WithElasticsearch(elasticsearch, "collector", users.Collector).WaitForCompletion(elasticSetup)
        .WithRollOut()
        .WithDashboardForwarding();
}
else
{
    telemetry = builder.AddProject<Projects.Collector>("collector")
        .WithHttpEndpoint()
        .WithHttpEndpoint(name: "grpc", env: "Collector__GrpcPort")
        .WithHttpHealthCheck("/health")
        .WithSharedSettings(hashKey)
        .WithDataFolder("Collector__QueueFolder", "collector-queue")
        .WithRollOut()
        .WithReference(telemetryDb).WaitFor(telemetryDb);
}

observability.WithTelemetryTo(telemetry).WaitFor(telemetry);

var shop = builder.AddProject<Projects.Shop>("shop")
    .WithHttpEndpoint()
    .WithHttpHealthCheck("/health")
    .WithSharedSettings(hashKey)
    .WithDataFolder("Shop__ModelStore__Folder", "models")
    .WithTelemetryTo(telemetry).WithTracesAt(observability).WaitFor(telemetry)
    .WithReference(shopDb).WaitFor(shopDb)
    .WithReference(messaging).WaitFor(messaging);

// CRM and CostCalculator call Shop only when there is work, and retry, so they start beside it.
builder.AddProject<Projects.Crm>("crm")
    .WithHttpEndpoint()
    .WithHttpHealthCheck("/health")
    .WithSharedSettings(hashKey)
    .WithTelemetryTo(telemetry).WithTracesAt(observability).WaitFor(telemetry)
    .WithReference(crmDb).WaitFor(crmDb)
    .WithReference(messaging).WaitFor(messaging)
    .WithReference(shop);

builder.AddProject<Projects.Mes>("mes")
    .WithHttpEndpoint()
    .WithHttpHealthCheck("/health")
    .WithSharedSettings(hashKey)
    .WithTelemetryTo(telemetry).WithTracesAt(observability).WaitFor(telemetry)
    .WithReference(mesDb).WaitFor(mesDb)
    .WithReference(messaging).WaitFor(messaging);

builder.AddProject<Projects.CostCalculator>("cost-calculator")
    .WithHttpEndpoint()
    .WithHttpHealthCheck("/health")
    .WithSharedSettings(hashKey)
    .WithTelemetryTo(telemetry).WithTracesAt(observability).WaitFor(telemetry)
    .WithReference(calculatorDb).WaitFor(calculatorDb)
    .WithReference(messaging).WaitFor(messaging)
    .WithReference(shop);

await builder.Build().RunAsync();
