using FluentValidation;
using ServiceDefaults.Classification;

namespace ServiceDefaults.UseCases;

/// <summary>Rules for text that people write. Their messages never repeat the text.</summary>
public static class TextRules
{
    /// <summary>Demands 1 to <paramref name="longest"/> characters, not only white space, without control characters but line breaks and tabs.</summary>
    public static IRuleBuilderOptions<T, Personal<string>?> PersonalText<T>(this IRuleBuilder<T, Personal<string>?> rule, int longest) =>
        rule.Must(value => IsText(value?.Reveal(), longest)).WithMessage(Demand(longest));

    /// <inheritdoc cref="PersonalText{T}"/>
    public static IRuleBuilderOptions<T, string?> Text<T>(this IRuleBuilder<T, string?> rule, int longest) =>
        rule.Must(value => IsText(value, longest)).WithMessage(Demand(longest));

    private static string Demand(int longest) => $"Must be 1 to {longest} characters, without control characters but line breaks and tabs.";

    // PostgreSQL stores every character but U+0000; the other control characters only hide what is written.
    private static bool IsText(string? text, int longest) =>
        text is not null && text.Length <= longest && !string.IsNullOrWhiteSpace(text) && !text.Any(letter => char.IsControl(letter) && letter is not ('\n' or '\r' or '\t'));
}
