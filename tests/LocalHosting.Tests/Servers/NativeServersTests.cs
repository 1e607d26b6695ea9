using System.Net;
using System.Net.Http.Headers;
using System.Text;
using LocalHosting.Tests.Support;
using Npgsql;

namespace LocalHosting.Tests.Servers;

/// <summary>The real servers, started once for all tests here.</summary>
public sealed class NativeServersTests(NativeServersFixture servers) : IClassFixture<NativeServersFixture>
{
    [Fact]
    public async Task The_databases_are_there_and_the_password_is_demanded()
    {
        var connectionString = await servers.App.GetConnectionStringAsync("things", Deadline.After(10));
        await using (var source = NpgsqlDataSource.Create(connectionString!))
        await using (var query = source.CreateCommand("SELECT current_database()"))
            (await query.ExecuteScalarAsync(Deadline.After(10))).ShouldBe("things");

        var wrong = new NpgsqlConnectionStringBuilder(connectionString) { Password = "wrong", Pooling = false };
        await using var connection = new NpgsqlConnection(wrong.ConnectionString);
        (await Should.ThrowAsync<PostgresException>(() => connection.OpenAsync(Deadline.After(10)))).SqlState.ShouldBe(PostgresErrorCodes.InvalidPassword);
    }

    [Fact]
    public async Task The_brokers_management_answers_to_its_user_alone()
    {
        using var client = servers.App.CreateHttpClient("messaging", "management");
        (await client.GetAsync("api/overview", Deadline.After(10))).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);

        var amqp = new Uri((await servers.App.GetConnectionStringAsync("messaging", Deadline.After(10)))!);
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(amqp.UserInfo)));
        (await client.GetAsync("api/overview", Deadline.After(10))).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_killed_broker_comes_back_on_the_same_port()
    {
        var before = servers.App.GetEndpoint("messaging", "tcp");

        await servers.App.ResourceCommands.ExecuteCommandAsync("messaging", "kill", Deadline.After(10));

        await servers.App.ResourceNotifications.WaitForResourceAsync("messaging", change => change.Snapshot.Restarts > 0, Deadline.After(10));
        await servers.App.ResourceNotifications.WaitForResourceHealthyAsync("messaging", Deadline.After(90));
        servers.App.GetEndpoint("messaging", "tcp").ShouldBe(before);
    }
}
