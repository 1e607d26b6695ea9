using LocalHosting.TestHost;

// A small AppHost for tests that need one as a process of its own: to kill it, to run two at once, to see what it prints.
// --parts names what it runs, separated by commas.
if (args is ["--crash"])
{
    Console.WriteLine("this service always crashes");
    return 3;
}

var builder = DistributedApplication.CreateBuilder(args);
var parts = (builder.Configuration["parts"] ?? string.Empty).Split(',', StringSplitOptions.RemoveEmptyEntries);

foreach (var part in parts)
{
    switch (part)
    {
        case "postgres":
            builder.AddPostgres("postgres").WithDataVolume().AddDatabase("things");
            break;
        case "messaging":
            builder.AddRabbitMQ("messaging").WithManagementPlugin().WithDataVolume();
            break;
        case "family":
            // A daemon in a session of its own, as some servers leave behind, and a child.
            builder.AddExecutable("family", "/bin/sh", ".", "-c", "setsid sleep 1000 & sleep 1000 & sleep 1000");
            break;
        case "fixed":
            builder.AddExecutable("fixed", "/bin/sh", ".", "-c", "sleep 1000").WithHttpEndpoint(port: int.Parse(builder.Configuration["port"]!, System.Globalization.CultureInfo.InvariantCulture));
            break;
        case "crashing":
            // This program itself, as a service that always ends at once.
            builder.AddProject<CrashingProject>("crashing").WithArgs("--crash").WithHttpEndpoint().WithHttpHealthCheck("/health");
            break;
        case "unbuilt":
            builder.AddProject("unbuilt", "no-such-project/no-such-project.csproj");
            break;
        case "missing":
            builder.AddExecutable("missing", "no-such-program", ".");
            break;
        case "container":
            var container = builder.AddContainer("ledger", "example/ledger", "1.0");
            builder.AddExecutable("reader", "/bin/sh", ".", "-c", "sleep 1000").WaitFor(container);
            break;
        case "kibana":
            var kibana = builder.AddContainer("kibana", "kibana", "8.19.0");
            builder.AddExecutable("reader", "/bin/sh", ".", "-c", "sleep 1000").WaitFor(kibana);
            break;
        case "backends":
            builder.AddElasticsearch("elasticsearch");
            builder.AddContainer("jaeger", "jaegertracing/jaeger", "2.6.0");
            builder.AddContainer("otelcol", "otel/opentelemetry-collector-contrib", "0.121.0");
            break;
        default:
            throw new DistributedApplicationException($"Part '{part}' is unknown.");
    }
}

await builder.Build().RunAsync();
return Environment.ExitCode;
