using System.Text.RegularExpressions;
using FluentValidation;
using ServiceDefaults.Classification;

namespace Shop.Customers;

/// <summary>The rules of <see cref="CustomerData"/>. Messages never repeat the value.</summary>
internal sealed partial class CustomerDataValidator : AbstractValidator<CustomerData>
{
    public CustomerDataValidator()
    {
        RuleFor(data => data.Name).Must(name => IsText(name, 200, required: true)).WithMessage("name must be 1 to 200 characters, without control characters.");
        RuleFor(data => data.Email).Must(email => Matches(email, 254, Email(), required: true)).WithMessage("email must be an e-mail address, such as ada@example.org, of at most 254 characters.");
        RuleFor(data => data.Phone).Must(phone => Matches(phone, 30, Phone(), required: false)).WithMessage("phone must be digits, spaces and + - ( ) /, 5 to 30 characters.");
        RuleFor(data => data.Address).Must(address => IsText(address, 500, required: false)).WithMessage("address must be 1 to 500 characters, without control characters but line breaks.");
    }

    private static bool IsText(Personal<string>? value, int longest, bool required)
    {
        if (value?.Reveal() is not { } text)
            return !required;
        return text.Length <= longest && !string.IsNullOrWhiteSpace(text) && !text.Any(letter => char.IsControl(letter) && (required || letter is not ('\n' or '\r')));
    }

    private static bool Matches(Personal<string>? value, int longest, Regex pattern, bool required) =>
        value?.Reveal() is { } text ? text.Length <= longest && pattern.IsMatch(text) : !required;

    // Only what every address has: whether mail arrives is not for a pattern to say.
    [GeneratedRegex(@"^[^@\s\p{C}]+@[^@\s\p{C}.]+(\.[^@\s\p{C}.]+)+$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 100)]
    private static partial Regex Email();

    [GeneratedRegex(@"^[0-9 +\-()/]{5,}$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 100)]
    private static partial Regex Phone();
}
