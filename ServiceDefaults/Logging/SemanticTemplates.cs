using System.Runtime.CompilerServices;
using Serilog.Events;
using Serilog.Parsing;
using ServiceDefaults.Classification;
using ServiceDefaults.Telemetry;

namespace ServiceDefaults.Logging;

/// <summary>Renames the tokens of message templates to the attributes that their placeholders are registered under, once for each template.</summary>
/// <remarks>Keyed by reference and weak: Serilog keeps one instance for each template of ours, and those it does not keep must not be kept here.</remarks>
internal sealed class SemanticTemplates
{
    private readonly ConditionalWeakTable<MessageTemplate, MessageTemplate> _renamed = [];

    internal MessageTemplate Rename(MessageTemplate template) => _renamed.GetValue(template, Create);

    private static MessageTemplate Create(MessageTemplate template)
    {
        var tokens = template.Tokens.ToArray();
        var changed = false;
        for (var i = 0; i < tokens.Length; i++)
        {
            var renamed = tokens[i] switch
            {
                PropertyToken property => Rename(property),
                // Text that somebody pieced together is a template, too.
                TextToken text when PlainText.Protect(text.Text) is var safe && !ReferenceEquals(safe, text.Text) => new TextToken(safe),
                _ => tokens[i],
            };
            changed |= !ReferenceEquals(renamed, tokens[i]);
            tokens[i] = renamed;
        }

        return changed ? new MessageTemplate(string.Concat(tokens.Select(Text)), tokens) : template;
    }

    private static PropertyToken Rename(PropertyToken property)
    {
        var name = Placeholders.AttributeOf(property.PropertyName);
        if (name == property.PropertyName)
            return property;
        var rawText = property.Format is null ? $"{{{name}}}" : $"{{{name}:{property.Format}}}";
        return new PropertyToken(name, rawText, property.Format, property.Alignment, property.Destructuring);
    }

    private static string Text(MessageTemplateToken token) => token is TextToken text
        ? text.Text.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal)
        : token.ToString() ?? string.Empty;
}
