using System.Runtime.CompilerServices;
using Serilog.Events;
using Serilog.Parsing;
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
            if (tokens[i] is not PropertyToken property || Placeholders.AttributeOf(property.PropertyName) is var name && name == property.PropertyName)
                continue;
            var rawText = property.Format is null ? $"{{{name}}}" : $"{{{name}:{property.Format}}}";
            tokens[i] = new PropertyToken(name, rawText, property.Format, property.Alignment, property.Destructuring);
            changed = true;
        }

        return changed ? new MessageTemplate(string.Concat(tokens.Select(Text)), tokens) : template;
    }

    private static string Text(MessageTemplateToken token) => token is TextToken text
        ? text.Text.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal)
        : token.ToString() ?? string.Empty;
}
