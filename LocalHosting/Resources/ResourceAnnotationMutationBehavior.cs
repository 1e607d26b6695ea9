namespace Aspire.Hosting.ApplicationModel;


/// <summary>What becomes of the annotations of the same type when one is added.</summary>
public enum ResourceAnnotationMutationBehavior
{
    /// <summary>They stay, the new one comes last.</summary>
    Append,

    /// <summary>The new one takes their place.</summary>
    Replace,
}
