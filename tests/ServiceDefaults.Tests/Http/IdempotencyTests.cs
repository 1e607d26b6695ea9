using System.Globalization;
using Fixtures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using ServiceDefaults.Databases;
using ServiceDefaults.Http;

namespace ServiceDefaults.Tests.Http;

public sealed class IdempotencyTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>, IAsyncLifetime
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(20);
    private string _database = string.Empty;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _database = await postgres.CreateDatabaseAsync(Token);
        await using var context = new NotesDbContext(_database);
        await context.Database.EnsureCreatedAsync(Token);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_repeated_request_finds_what_the_first_created()
    {
        var first = await WriteAsync("k", "hello");
        var second = await WriteAsync("k", "hello");
        first.IsReplay.ShouldBeFalse();
        second.ShouldBe(new Idempotent<string>("hello", IsReplay: true));
        (await CountAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task The_same_key_with_other_content_is_refused()
    {
        await WriteAsync("k", "hello");
        var problem = (await Should.ThrowAsync<ProblemException>(() => WriteAsync("k", "bye"))).Problem;
        problem.Status.ShouldBe(422);
        problem.Type.ShouldBe("urn:problem:idempotency-key-reused");
        (await CountAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task The_same_key_for_another_operation_is_another_key()
    {
        await WriteAsync("k", "hello", operation: "a");
        (await WriteAsync("k", "bye", operation: "b")).IsReplay.ShouldBeFalse();
    }

    [Fact]
    public async Task Of_many_requests_at_once_one_creates_and_the_others_find_it()
    {
        var all = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => WriteAsync("k", "hello"))).WaitAsync(Deadline, Token);
        all.Count(done => !done.IsReplay).ShouldBe(1);
        all.ShouldAllBe(done => done.Value == "hello");
        (await CountAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task When_the_first_rolls_back_the_one_that_waits_creates()
    {
        var claimed = new TaskCompletionSource();
        var go = new TaskCompletionSource();
        var failing = Should.ThrowAsync<TimeoutException>(() => WriteAsync("k", "hello", before: async () =>
        {
            claimed.SetResult();
            await go.Task.WaitAsync(Deadline, Token);
            throw new TimeoutException();
        }));
        await claimed.Task.WaitAsync(Deadline, Token);
        var waiting = WriteAsync("k", "hello");
        go.SetResult();
        await failing.WaitAsync(Deadline, Token);
        (await waiting.WaitAsync(Deadline, Token)).IsReplay.ShouldBeFalse();
        (await CountAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task Keys_are_forgotten_after_their_time_and_not_before()
    {
        await WriteAsync("old", "hello");
        await WriteAsync("young", "hello", at: DateTimeOffset.UnixEpoch.AddHours(2));
        var services = new ServiceCollection().AddLogging().AddScoped(_ => new NotesDbContext(_database))
            .AddSingleton<DatabaseReadiness<NotesDbContext>>()
            .AddSingleton<TimeProvider>(new FakeTimeProvider(DateTimeOffset.UnixEpoch.AddDays(7).AddHours(1)))
            .AddOptions<IdempotencyOptions>().Services.BuildServiceProvider();
        await using (services)
            (await ActivatorUtilities.CreateInstance<IdempotencyRetention<NotesDbContext>>(services).ForgetAsync(Token)).ShouldBe(1);
        (await WriteAsync("young", "hello")).IsReplay.ShouldBeTrue();
        (await WriteAsync("old", "hello")).IsReplay.ShouldBeFalse();
    }

    [Fact]
    public async Task A_key_cannot_be_claimed_outside_a_transaction()
    {
        await using var context = new NotesDbContext(_database);
        await Should.ThrowAsync<InvalidOperationException>(() => context.OnceAsync<string>(
            "write", IdempotencyKey.Parse("k"), "x", DateTimeOffset.UnixEpoch, _ => throw new NotSupportedException(), (_, _) => throw new NotSupportedException(), Token));
    }

    private async Task<Idempotent<string>> WriteAsync(string key, string text, string operation = "write", Func<Task>? before = null, DateTimeOffset? at = null)
    {
        await using var context = new NotesDbContext(_database);
        await using var transaction = await context.Database.BeginTransactionAsync(Token);
        var done = await context.OnceAsync(
            operation,
            IdempotencyKey.Parse(key),
            new { text },
            at ?? DateTimeOffset.UnixEpoch,
            async token =>
            {
                if (before is not null)
                    await before();
                var note = new NotesDbContext.Note { Text = text };
                context.Notes.Add(note);
                await context.SaveChangesAsync(token);
                return (note.Id.ToString(CultureInfo.InvariantCulture), text);
            },
            async (id, token) => (await context.Notes.SingleAsync(note => note.Id == int.Parse(id, CultureInfo.InvariantCulture), token)).Text,
            Token);
        await transaction.CommitAsync(Token);
        return done;
    }

    private async Task<int> CountAsync()
    {
        await using var context = new NotesDbContext(_database);
        return await context.Notes.CountAsync(Token);
    }
}
