using System.Text.Json.Nodes;
using Aspire.Hosting.Testing;
using RabbitMQ.Client;
using SystemTests.People;

namespace SystemTests.BadInput;

public sealed class MessageRubbishTests(WholeSystem system)
{
    /// <summary>Every row: a message that no service can read.</summary>
    private static readonly Dictionary<string, (string Type, int Version, byte[] Body)> Cases = new()
    {
        ["is not JSON"] = ("cost.calculated", 1, "hello"u8.ToArray()),
        ["is of an unknown type"] = ("cost.guessed", 1, "{}"u8.ToArray()),
        ["is of a newer version"] = ("cost.calculated", 99, "{}"u8.ToArray()),
        ["lacks what it must have"] = ("cost.calculated", 1, "{}"u8.ToArray()),
        ["is empty"] = ("cost.calculated", 1, []),
    };

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_message_that_cannot_be_read_is_parked_with_a_reason_and_the_next_one_is_handled(string name)
    {
        var token = TestContext.Current.CancellationToken;
        var messageId = Guid.CreateVersion7().ToString();

        await Send(messageId, Cases[name], token);

        var parked = await Eventually.Get(
            $"parked message {messageId}",
            ask => Parked(system.Client("shop"), messageId, ask),
            message => message is not null,
            token);
        ((string?)parked!["reason"]).ShouldNotBeNullOrWhiteSpace();
        var customer = await system.NewCustomer(token);
        await customer.PricedOrder(token);
    }

    [Fact]
    public async Task A_parked_message_is_discarded_with_a_reason()
    {
        var token = TestContext.Current.CancellationToken;
        var messageId = Guid.CreateVersion7().ToString();
        await Send(messageId, Cases["is not JSON"], token);
        var shop = system.Client("shop");
        await Eventually.Get($"parked message {messageId}", ask => Parked(shop, messageId, ask), message => message is not null, token);

        await shop.Post("/messaging/parked/discard", new JsonObject { ["messageIds"] = new JsonArray(messageId), ["operator"] = "system tests", ["reason"] = "sent by a test" }, token);

        (await Parked(shop, messageId, token)).ShouldBeNull();
    }

    private static async Task<JsonNode?> Parked(HttpClient shop, string messageId, CancellationToken cancellationToken) =>
        (await shop.Get("/messaging/parked?limit=200", cancellationToken))["items"]!.AsArray().FirstOrDefault(item => (string?)item!["messageId"] == messageId);

    private async Task Send(string messageId, (string Type, int Version, byte[] Body) message, CancellationToken cancellationToken)
    {
        var factory = new ConnectionFactory { Uri = new Uri((await system.Application.GetConnectionStringAsync("messaging", cancellationToken))!) };
        await using var connection = await factory.CreateConnectionAsync(cancellationToken);
        await using var channel = await connection.CreateChannelAsync(new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true), cancellationToken);
        var properties = new BasicProperties
        {
            MessageId = messageId,
            Type = message.Type,
            AppId = "system-tests",
            ContentType = "application/json",
            Persistent = true,
            Headers = new Dictionary<string, object?> { ["event-version"] = message.Version },
        };
        await channel.BasicPublishAsync(exchange: string.Empty, routingKey: "shop", mandatory: true, properties, message.Body, cancellationToken);
    }
}
