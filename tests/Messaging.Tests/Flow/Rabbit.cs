using System.Globalization;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Fixtures;
using Messaging.Contracts;
using RabbitMQ.Client;

namespace Messaging.Tests.Flow;

/// <summary>What a test does to the broker behind the services' backs.</summary>
internal static class Rabbit
{
    internal static async Task PublishAsync(World world, string routingKey, string body, Guid? messageId = null, int? version = 1, Action<BasicProperties>? change = null, string? queue = null)
    {
        await using var connection = await ConnectAsync(world);
        await using var channel = await connection.CreateChannelAsync(new CreateChannelOptions(true, true), Deadline.Token);
        var properties = new BasicProperties { MessageId = messageId?.ToString(), Type = routingKey, AppId = "stranger", DeliveryMode = DeliveryModes.Persistent, Headers = new Dictionary<string, object?>() };
        if (version is not null)
            properties.Headers["event-version"] = version;
        change?.Invoke(properties);
        await channel.BasicPublishAsync(queue is null ? "events" : string.Empty, queue ?? routingKey, true, properties, Encoding.UTF8.GetBytes(body), Deadline.Token);
    }

    internal static Task PublishAsync(World world, Counted counted, Guid? messageId = null) =>
        PublishAsync(world, "test.counted", JsonSerializer.Serialize(counted, EventJson.Options), messageId ?? Guid.CreateVersion7());

    internal static async Task<IConnection> ConnectAsync(World world) =>
        await new ConnectionFactory { Uri = new Uri(world.Broker) }.CreateConnectionAsync(Deadline.Token);

    internal static async Task<long> DepthAsync(World world, string queue)
    {
        await using var connection = await ConnectAsync(world);
        await using var channel = await connection.CreateChannelAsync(cancellationToken: Deadline.Token);
        return await channel.MessageCountAsync(queue, Deadline.Token);
    }

    /// <summary>Declares a queue that is not the one a service wants; again and again, for the service may be faster.</summary>
    internal static async Task OccupyAsync(World world, string queue)
    {
        for (var taken = false; !taken;)
        {
            await DeleteQueueAsync(world, queue);
            await using var connection = await ConnectAsync(world);
            await using var channel = await connection.CreateChannelAsync(cancellationToken: Deadline.Token);
            try
            {
                await channel.QueueDeclareAsync(queue, true, false, false, new Dictionary<string, object?> { ["x-queue-type"] = "classic" }, cancellationToken: Deadline.Token);
                taken = true;
            }
            catch (RabbitMQ.Client.Exceptions.OperationInterruptedException)
            {
                taken = false;
            }
        }
    }

    /// <summary>Lowers the number of messages that a queue takes, and waits until the broker knows.</summary>
    internal static async Task LimitAsync(World world, RabbitMqFixture rabbit, string queue, int messages)
    {
        using var answer = await rabbit.Management.PutAsJsonAsync(
            new Uri($"api/policies/{world.VirtualHost}/limit", UriKind.Relative),
            new Dictionary<string, object> { ["pattern"] = $"^{queue}$", ["apply-to"] = "queues", ["definition"] = new Dictionary<string, object> { ["max-length"] = messages } },
            Deadline.Token);
        answer.EnsureSuccessStatusCode();
        await Deadline.UntilAsync(
            async () => (await rabbit.Management.GetFromJsonAsync<JsonElement>(new Uri($"api/queues/{world.VirtualHost}/{queue}", UriKind.Relative), Deadline.Token)).ToString(),
            state => state.Contains("\"policy\":\"limit\"", StringComparison.Ordinal), "the limit in force");
    }

    internal static async Task DeleteQueueAsync(World world, string queue)
    {
        await using var connection = await ConnectAsync(world);
        await using var channel = await connection.CreateChannelAsync(cancellationToken: Deadline.Token);
        await channel.QueueDeleteAsync(queue, cancellationToken: Deadline.Token);
    }

    /// <summary>Has the management API close the connections of a service; waits until it has seen them.</summary>
    internal static async Task CloseConnectionsAsync(World world, RabbitMqFixture rabbit, string namePart)
    {
        var names = await Deadline.UntilAsync(async () => await NamesAsync(world, rabbit, namePart), found => found.Count > 0, $"a connection of {namePart} in the management API");
        foreach (var name in names)
        {
            using var answer = await rabbit.Management.DeleteAsync(new Uri($"api/connections/{Uri.EscapeDataString(name)}", UriKind.Relative), Deadline.Token);
            answer.EnsureSuccessStatusCode();
        }
    }

    private static async Task<IReadOnlyList<string>> NamesAsync(World world, RabbitMqFixture rabbit, string namePart)
    {
        var connections = await rabbit.Management.GetFromJsonAsync<JsonElement>(new Uri(string.Create(CultureInfo.InvariantCulture, $"api/vhosts/{world.VirtualHost}/connections"), UriKind.Relative), Deadline.Token);
        return [.. connections.EnumerateArray()
            .Where(connection => connection.TryGetProperty("user_provided_name", out var name) && name.GetString()!.Contains(namePart, StringComparison.Ordinal))
            .Select(connection => connection.GetProperty("name").GetString()!)];
    }
}
