namespace ServiceDefaults.Http;

/// <summary>What is remembered of an attempt to create something. A service adds it to its model (<see cref="Idempotency.AddIdempotency"/>).</summary>
public sealed class IdempotencyRecord
{
    /// <summary>Gets or sets what was to be created and for whom, such as <c>create-order/0192…</c>; keys are unique within it.</summary>
    public required string Operation { get; set; }

    /// <summary>Gets or sets the client's key.</summary>
    public required string Key { get; set; }

    /// <summary>Gets or sets the SHA-256 of the request's content.</summary>
    public required byte[] RequestHash { get; set; }

    /// <summary>Gets or sets the id of what was created; <see langword="null"/> only within the transaction that creates it.</summary>
    public string? ResourceId { get; set; }

    /// <summary>Gets or sets the status of the answer.</summary>
    public int Status { get; set; }

    /// <summary>Gets or sets when.</summary>
    public DateTimeOffset CreatedAt { get; set; }
}
