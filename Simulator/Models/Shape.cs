namespace Simulator.Models;

/// <summary>What kind of part a model shows.</summary>
internal enum Shape
{
    /// <summary>A cuboid.</summary>
    Box,

    /// <summary>A ball of slices and stacks.</summary>
    Sphere,

    /// <summary>A round bar.</summary>
    Cylinder,

    /// <summary>A spur gear.</summary>
    Gear,

    /// <summary>A ring.</summary>
    Torus,

    /// <summary>A flat L with holes for screws.</summary>
    Bracket,

    /// <summary>A plate with a raised serial number.</summary>
    Plate,
}
