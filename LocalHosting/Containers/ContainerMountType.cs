namespace Aspire.Hosting.ApplicationModel;


/// <summary>What is mounted into a container.</summary>
public enum ContainerMountType
{
    /// <summary>A folder or file of this machine.</summary>
    BindMount,

    /// <summary>A named volume.</summary>
    Volume,
}
