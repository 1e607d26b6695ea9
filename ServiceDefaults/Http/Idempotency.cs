using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace ServiceDefaults.Http;

/// <summary>Creates something once per idempotency key, in the transaction that creates it.</summary>
public static class Idempotency
{
    private static readonly JsonSerializerOptions HashedAs = new(JsonSerializerDefaults.Web);

    /// <summary>Adds the table <c>idempotency_records</c> to a model.</summary>
    public static ModelBuilder AddIdempotency(this ModelBuilder model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return model.Entity<IdempotencyRecord>(record =>
        {
            // Named here and not by convention, because OnceAsync writes the table by its name.
            record.ToTable("idempotency_records");
            record.HasKey(entry => new { entry.Operation, entry.Key });
            record.Property(entry => entry.Operation).HasColumnName("operation").HasMaxLength(200);
            record.Property(entry => entry.Key).HasColumnName("key").HasMaxLength(100);
            record.Property(entry => entry.RequestHash).HasColumnName("request_hash");
            record.Property(entry => entry.ResourceId).HasColumnName("resource_id").HasMaxLength(100);
            record.Property(entry => entry.Status).HasColumnName("status");
            record.Property(entry => entry.CreatedAt).HasColumnName("created_at");
            record.HasIndex(entry => entry.CreatedAt);
        });
    }

    /// <summary>Creates what the key names, or finds what it created before.</summary>
    /// <remarks>
    /// Must run within a transaction. The key is claimed by an insert first: of two requests at once with one key the later waits there until the earlier
    /// has committed, then finds its result; if the earlier rolls back, the later creates.
    /// </remarks>
    /// <param name="context">The service's database.</param>
    /// <param name="operation">What is created and for whom; keys are unique within it.</param>
    /// <param name="key">The client's key.</param>
    /// <param name="content">The whole of what the client asked for; compared by its JSON.</param>
    /// <param name="now">The present time.</param>
    /// <param name="create">Creates it and gives its id.</param>
    /// <param name="find">Gives what has this id.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ProblemException">422: the key was used for a request with other content.</exception>
    public static async Task<Idempotent<T>> OnceAsync<T>(
        this DbContext context,
        string operation,
        IdempotencyKey key,
        object content,
        DateTimeOffset now,
        Func<CancellationToken, Task<(string Id, T Created)>> create,
        Func<string, CancellationToken, Task<T>> find,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(create);
        ArgumentNullException.ThrowIfNull(find);
        if (context.Database.CurrentTransaction is null)
            throw new InvalidOperationException("An idempotency key can only be claimed within a transaction.");
        var hash = SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(content, content.GetType(), HashedAs));
        var claimed = await context.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO idempotency_records (operation, key, request_hash, status, created_at)
            VALUES ({operation}, {key.Value}, {hash}, 201, {now.ToUniversalTime()})
            ON CONFLICT DO NOTHING
            """,
            cancellationToken);
        if (claimed == 0)
            return new Idempotent<T>(await find(await ReplayAsync(context, operation, key, hash, cancellationToken), cancellationToken), IsReplay: true);
        var (id, created) = await create(cancellationToken);
        await context.Database.ExecuteSqlAsync(
            $"UPDATE idempotency_records SET resource_id = {id} WHERE operation = {operation} AND key = {key.Value}", cancellationToken);
        return new Idempotent<T>(created, IsReplay: false);
    }

    private static async Task<string> ReplayAsync(DbContext context, string operation, IdempotencyKey key, byte[] hash, CancellationToken cancellationToken)
    {
        var record = await context.Set<IdempotencyRecord>().AsNoTracking()
            .SingleAsync(entry => entry.Operation == operation && entry.Key == key.Value, cancellationToken);
        if (!record.RequestHash.AsSpan().SequenceEqual(hash))
        {
            throw new ProblemException(new Problem(
                422,
                "idempotency-key-reused",
                "This idempotency key was used for another request.",
                $"{IdempotencyKey.Header} '{key.Value}' was used at {record.CreatedAt:O} with other content. Repeat that content, or use a new key."));
        }

        return record.ResourceId ?? throw new InvalidOperationException($"The idempotency record {operation} {key.Value} was committed without its resource.");
    }
}
