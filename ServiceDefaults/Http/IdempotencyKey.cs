namespace ServiceDefaults.Http;

/// <summary>The name a client gives to an attempt to create something, so that repeating the attempt creates nothing more (header <c>Idempotency-Key</c>).</summary>
public readonly record struct IdempotencyKey
{
    /// <summary>The header's name.</summary>
    public const string Header = "Idempotency-Key";

    private IdempotencyKey(string value) => Value = value;

    /// <summary>Gets the name: 1 to 100 visible ASCII characters.</summary>
    public string Value { get; }

    /// <summary>Reads the header.</summary>
    /// <exception cref="ProblemException">400: it is missing, or is not 1 to 100 visible ASCII characters.</exception>
    public static IdempotencyKey Parse(string? header) => header is { Length: >= 1 and <= 100 } && !header.AsSpan().ContainsAnyExceptInRange('!', '~')
        ? new IdempotencyKey(header)
        : throw new ProblemException(new Problem(
            400,
            "idempotency-key-required",
            "Creation needs an idempotency key.",
            $"Send the header {Header} with 1 to 100 visible ASCII characters, such as a new UUID; repeat the same value only to repeat the same request."));

    /// <inheritdoc/>
    public override string ToString() => Value;
}
