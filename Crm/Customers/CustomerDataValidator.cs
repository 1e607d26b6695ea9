using System.Text.RegularExpressions;
using FluentValidation;
using ServiceDefaults.Classification;
using ServiceDefaults.UseCases;

namespace Crm.Customers;

/// <summary>The rules of <see cref="CustomerData"/>; the shop has the same. Messages never repeat the value.</summary>
internal sealed partial class CustomerDataValidator : AbstractValidator<CustomerData>
{
    public CustomerDataValidator()
    {
        RuleFor(data => data.Name).PersonalText(200);
        RuleFor(data => data.Email)
            .Must(email => email?.Reveal() is { Length: <= 254 } text && Email().IsMatch(text))
            .WithMessage("email must be an e-mail address, such as ada@example.org, of at most 254 characters.");
        RuleFor(data => data.Phone)
            .Must(phone => phone is null || Matches(phone.Value, Phone()))
            .WithMessage("phone must be digits, spaces and + - ( ) /, 5 to 30 characters.");
        RuleFor(data => data.Address).PersonalText(500).When(data => data.Address is not null);
    }

    private static bool Matches(Personal<string> value, Regex pattern) => value.Reveal() is { } text && pattern.IsMatch(text);

    // Only what every address has: whether mail arrives is not for a pattern to say.
    [GeneratedRegex(@"^[^@\s\p{C}]+@[^@\s\p{C}.]+(\.[^@\s\p{C}.]+)+\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 100)]
    private static partial Regex Email();

    [GeneratedRegex(@"^[0-9 +\-()/]{5,30}\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 100)]
    private static partial Regex Phone();
}
