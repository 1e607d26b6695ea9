using Fixtures;
using Messaging.Parking;
using Messaging.Tests.Flow;
using Npgsql;

namespace Messaging.Tests.Parking;

public sealed class AuditTests(PostgresFixture postgres, RabbitMqFixture rabbit) : IClassFixture<PostgresFixture>, IClassFixture<RabbitMqFixture>
{
    [Fact]
    public async Task Each_message_has_an_entry_of_who_did_what_why_and_with_what_result()
    {
        await using var world = await World.CreateAsync(postgres, rabbit);
        var database = await world.CreateDatabaseAsync();
        await ParkedRows.AddAsync(database, 3);
        var host = world.Build("target", database, new Script());
        var ids = (await Lot.ListAsync(host)).Items.Select(message => message.MessageId).ToArray();
        var unknown = Guid.CreateVersion7();

        var redrive = await Lot.RedriveAsync(host, new ParkedSelection([ids[0], unknown], Operator: new("Grace"), Reason: "the press is mended"));
        var discard = await Lot.DiscardAsync(host, new ParkedSelection(All: true, Reason: "made by hand"));

        var audit = await Lot.AuditAsync(host);
        audit.Select(entry => (entry.MessageId, entry.Operator.Reveal(), entry.Action, entry.Result, entry.Reason, entry.OrderId, entry.RequestId)).Reverse().ShouldBe(
        [
            (ids[0], "Grace", "redrive", "redriven", "the press is mended", "S-100001", redrive.RequestId),
            (unknown, "Grace", "redrive", "unknown", "the press is mended", null, redrive.RequestId),
            (ids[1], "Ada", "discard", "discarded", "made by hand", "S-100002", discard.RequestId),
            (ids[2], "Ada", "discard", "discarded", "made by hand", "S-100003", discard.RequestId),
        ]);
        (await Lot.AuditAsync(host, ids[1])).ShouldHaveSingleItem().Number.ShouldBe(audit[1].Number);
    }

    [Theory]
    [InlineData("UPDATE messaging.parking_audit SET operator = 'nobody'", "UPDATE")]
    [InlineData("DELETE FROM messaging.parking_audit", "DELETE")]
    [InlineData("TRUNCATE messaging.parking_audit", "TRUNCATE")]
    public async Task An_entry_cannot_be_changed_or_removed(string sql, string what)
    {
        await using var world = await World.CreateAsync(postgres, rabbit);
        var database = await world.CreateDatabaseAsync();
        await ParkedRows.AddAsync(database, 1);
        var host = world.Build("target", database, new Script());
        await Lot.RedriveAllAsync(host);

        var failure = await Should.ThrowAsync<PostgresException>(() => World.ExecuteAsync(database, sql));

        failure.MessageText.ShouldBe($"messaging.parking_audit is only ever added to; {what} is refused");
        (await Lot.AuditAsync(host)).ShouldHaveSingleItem().Operator.Reveal().ShouldBe("Ada");
    }

    [Fact]
    public async Task What_cannot_be_audited_is_not_done()
    {
        await using var world = await World.CreateAsync(postgres, rabbit);
        var database = await world.CreateDatabaseAsync();
        await ParkedRows.AddAsync(database, 2);
        var host = world.Build("target", database, new Script());
        var ids = (await Lot.ListAsync(host)).Items.Select(message => message.MessageId).ToArray();
        await World.ExecuteAsync(database, "ALTER TABLE messaging.parking_audit ADD CONSTRAINT broken CHECK (operator <> 'Ada')");

        await Should.ThrowAsync<PostgresException>(() => Lot.RedriveAsync(host, ids[0]));
        await Should.ThrowAsync<PostgresException>(() => Lot.RedriveAllAsync(host));
        await Should.ThrowAsync<PostgresException>(() => Lot.DiscardAsync(host, "no", ids[1]));

        (await Lot.ListAsync(host)).Items.Select(message => message.MessageId).ShouldBe(ids);
        (await World.CountAsync(database, "messaging.inbox")).ShouldBe(0);
    }
}
