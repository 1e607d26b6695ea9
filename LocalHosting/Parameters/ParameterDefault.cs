namespace Aspire.Hosting.ApplicationModel;


/// <summary>How a parameter gets its value where configuration has none.</summary>
public abstract class ParameterDefault
{
    /// <summary>Gives a value.</summary>
    public abstract string GetDefaultValue();
}
