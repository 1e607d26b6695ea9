using System.Security.Cryptography;

namespace Aspire.Hosting.ApplicationModel;


/// <summary>Generates a random value, such as a password.</summary>
public sealed class GenerateParameterDefault : ParameterDefault
{
    private const string LowerCase = "abcdefghijklmnopqrstuvwxyz";
    private const string UpperCase = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private const string Digits = "0123456789";

    // None of these needs escaping in an URL or a connection string.
    private const string Specials = "-_.!~*()";

    /// <summary>Gets or sets the length in characters, more only where the other minimums demand it.</summary>
    public required int MinLength { get; set; }

    /// <summary>Gets or sets a value indicating whether it has lower-case letters. The default is <see langword="true"/>.</summary>
    public bool Lower { get; set; } = true;

    /// <summary>Gets or sets a value indicating whether it has upper-case letters. The default is <see langword="true"/>.</summary>
    public bool Upper { get; set; } = true;

    /// <summary>Gets or sets a value indicating whether it has digits. The default is <see langword="true"/>.</summary>
    public bool Numeric { get; set; } = true;

    /// <summary>Gets or sets a value indicating whether it has punctuation. The default is <see langword="true"/>.</summary>
    public bool Special { get; set; } = true;

    /// <inheritdoc/>
    public override string GetDefaultValue()
    {
        var alphabet = (Lower ? LowerCase : "") + (Upper ? UpperCase : "") + (Numeric ? Digits : "") + (Special ? Specials : "");
        return alphabet.Length > 0
            ? RandomNumberGenerator.GetString(alphabet, MinLength)
            : throw new InvalidOperationException("A generated parameter needs at least one kind of characters: lower, upper, numeric or special.");
    }
}
