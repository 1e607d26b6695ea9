using Serilog.Events;
using ServiceDefaults.Classification;

namespace ServiceDefaults.Logging;

/// <summary>Makes a log property's value safe to write. A value that is safe already, nearly every one, is given back itself.</summary>
internal static class ProtectedValue
{
    internal static LogEventPropertyValue Of(LogEventPropertyValue value) => value switch
    {
        ScalarValue scalar => OfScalar(scalar),
        SequenceValue sequence => OfSequence(sequence),
        StructureValue structure => OfStructure(structure),
        DictionaryValue dictionary => OfDictionary(dictionary),
        _ => value,
    };

    private static ScalarValue OfScalar(ScalarValue scalar)
    {
        switch (scalar.Value)
        {
            case string text:
                var safe = PlainText.Protect(text);
                return ReferenceEquals(safe, text) ? scalar : new ScalarValue(safe);
            case IClassified classified:
                return new ScalarValue(classified.Redacted);
            case Uri uri:
                // A query string holds whatever somebody typed.
                return new ScalarValue(PlainText.Protect(uri.IsAbsoluteUri ? uri.GetLeftPart(UriPartial.Path) : uri.OriginalString.Split('?')[0]));
            default:
                return scalar;
        }
    }

    private static SequenceValue OfSequence(SequenceValue sequence)
    {
        var changed = false;
        var elements = new LogEventPropertyValue[sequence.Elements.Count];
        for (var i = 0; i < elements.Length; i++)
        {
            elements[i] = Of(sequence.Elements[i]);
            changed |= !ReferenceEquals(elements[i], sequence.Elements[i]);
        }

        return changed ? new SequenceValue(elements) : sequence;
    }

    private static StructureValue OfStructure(StructureValue structure)
    {
        var changed = false;
        var properties = new LogEventProperty[structure.Properties.Count];
        for (var i = 0; i < properties.Length; i++)
        {
            var property = structure.Properties[i];
            var safe = Of(property.Value);
            properties[i] = ReferenceEquals(safe, property.Value) ? property : new LogEventProperty(property.Name, safe);
            changed |= !ReferenceEquals(properties[i], property);
        }

        return changed ? new StructureValue(properties, structure.TypeTag) : structure;
    }

    private static DictionaryValue OfDictionary(DictionaryValue dictionary)
    {
        var changed = false;
        var elements = new List<KeyValuePair<ScalarValue, LogEventPropertyValue>>(dictionary.Elements.Count);
        foreach (var (key, value) in dictionary.Elements)
        {
            var (safeKey, safeValue) = (OfScalar(key), Of(value));
            changed |= !ReferenceEquals(safeKey, key) || !ReferenceEquals(safeValue, value);
            elements.Add(new(safeKey, safeValue));
        }

        return changed ? new DictionaryValue(elements) : dictionary;
    }
}
