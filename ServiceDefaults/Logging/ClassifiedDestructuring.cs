using System.Diagnostics.CodeAnalysis;
using Serilog.Core;
using Serilog.Events;
using ServiceDefaults.Classification;

namespace ServiceDefaults.Logging;

/// <summary>Writes a classified value as its hash when it, or an object around it, is logged with <c>@</c>.</summary>
internal sealed class ClassifiedDestructuring : IDestructuringPolicy
{
    public bool TryDestructure(object value, ILogEventPropertyValueFactory propertyValueFactory, [NotNullWhen(true)] out LogEventPropertyValue? result)
    {
        result = value is IClassified classified ? new ScalarValue(classified.Redacted) : null;
        return result is not null;
    }
}
