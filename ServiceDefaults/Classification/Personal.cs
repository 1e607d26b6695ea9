using System.Text.Json.Serialization;

namespace ServiceDefaults.Classification;

/// <summary>Data of the class <see cref="DataClass.Personal"/>: a name, an e-mail address, a phone number, a postal address.</summary>
/// <remarks>Whatever formats it gets <see cref="Redacted"/>; only <see cref="Reveal"/>, the JSON converter and the database converter give the value.</remarks>
/// <typeparam name="T">The type of the value.</typeparam>
[JsonConverter(typeof(ClassifiedJsonConverterFactory))]
public readonly struct Personal<T>(T value) : IClassified, IEquatable<Personal<T>>
{
    private readonly T _value = value;

    /// <inheritdoc/>
    public DataClass DataClass => DataClass.Personal;

    /// <inheritdoc/>
    public string Redacted => ClassifiedHash.Redact(DataClass.Personal, _value);

    /// <summary>Gives the value itself. Whoever calls this answers for where it goes.</summary>
    public T Reveal() => _value;

    /// <summary>Gives <see cref="Redacted"/>, never the value.</summary>
    public override string ToString() => Redacted;

    /// <inheritdoc/>
    public bool Equals(Personal<T> other) => EqualityComparer<T>.Default.Equals(_value, other._value);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Personal<T> other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _value is null ? 0 : EqualityComparer<T>.Default.GetHashCode(_value);

    /// <summary>Tells whether two values are equal.</summary>
    public static bool operator ==(Personal<T> left, Personal<T> right) => left.Equals(right);

    /// <summary>Tells whether two values differ.</summary>
    public static bool operator !=(Personal<T> left, Personal<T> right) => !left.Equals(right);
}
