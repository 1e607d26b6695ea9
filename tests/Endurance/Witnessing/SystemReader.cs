using RabbitMQ.Client;
using Endurance.Running;

namespace Endurance.Witnessing;

/// <summary>Reads what all databases hold, and how much waits at the broker.</summary>
internal static class SystemReader
{
    internal static async Task<SystemImage> ReadAsync(RunningSystem system, CancellationToken cancellationToken)
    {
        var run = system.Run;
        var services = new Dictionary<Service, ServiceImage>();
        foreach (var service in Service.All)
        {
            await using var connection = await run.OpenAsync(service.Database, cancellationToken);
            services[service] = await ServiceReader.ReadAsync(connection, service, cancellationToken);
        }

        await using var shop = await run.OpenAsync(Service.Shop.Database, cancellationToken);
        await using var crm = await run.OpenAsync(Service.Crm.Database, cancellationToken);
        await using var mes = await run.OpenAsync(Service.Mes.Database, cancellationToken);
        await using var calculator = await run.OpenAsync(Service.CostCalculator.Database, cancellationToken);
        return new SystemImage(
            services,
            (await Rows.OfAsync(shop, "SELECT id FROM customers", row => row.GetGuid(0), cancellationToken)).ToHashSet(),
            (await Rows.OfAsync(crm, "SELECT customer_id FROM customers", row => row.GetGuid(0), cancellationToken)).ToHashSet(),
            (await Rows.OfAsync(crm, "SELECT complaint_id, order_id, status FROM complaints", row => (row.GetGuid(0), (row.GetString(1), row.GetString(2))), cancellationToken)).ToDictionary(),
            (await Rows.OfAsync(crm, "SELECT ticket_id, status FROM tickets", row => (row.GetGuid(0), row.GetString(1)), cancellationToken)).ToDictionary(),
            (await Rows.OfAsync(mes, "SELECT operator_id FROM operators", row => row.GetGuid(0), cancellationToken)).ToHashSet(),
            (await Rows.OfAsync(mes, "SELECT order_id, kind, status FROM operations", row => ((row.GetString(0), row.GetString(1)), row.GetString(2)), cancellationToken)).ToDictionary(),
            (await Rows.OfAsync(mes, "SELECT order_id FROM orders WHERE tracking_number IS NOT NULL", row => row.GetString(0), cancellationToken)).ToHashSet(),
            (await Rows.OfAsync(shop, "SELECT id FROM orders WHERE cancellation_request_id IS NOT NULL", row => row.GetString(0), cancellationToken)).ToHashSet(),
            Models(system.Surroundings.ModelFolder),
            (await Rows.OfAsync(
                calculator, "SELECT order_id, model_id, price_total FROM calculations", row => ((row.GetString(0), row.GetGuid(1)), row.Amount(2)), cancellationToken)).ToDictionary(),
            await QueueDepthsAsync(run, cancellationToken));
    }

    private static Dictionary<Guid, long> Models(string folder) => new DirectoryInfo(folder).EnumerateFiles("*.model")
        .ToDictionary(file => Guid.Parse(Path.GetFileNameWithoutExtension(file.Name)), file => file.Length);

    private static async Task<Dictionary<string, uint>> QueueDepthsAsync(SystemRun run, CancellationToken cancellationToken)
    {
        var factory = new ConnectionFactory { Uri = new Uri(await run.ConnectionStringAsync(Server.Broker, cancellationToken)) };
        await using var connection = await factory.CreateConnectionAsync(cancellationToken);
        await using var channel = await connection.CreateChannelAsync(cancellationToken: cancellationToken);
        var depths = new Dictionary<string, uint>();
        foreach (var queue in Service.All.SelectMany(service => new[] { service.Name, $"{service.Name}.parking" }))
            depths[queue] = await channel.MessageCountAsync(queue, cancellationToken);
        return depths;
    }
}
