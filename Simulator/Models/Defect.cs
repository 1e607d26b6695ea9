namespace Simulator.Models;

/// <summary>What is wrong with a broken model file.</summary>
internal enum Defect
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>The file breaks off in the midst of a triangle.</summary>
    Truncated,

    /// <summary>A well-formed file without a triangle.</summary>
    Empty,

    /// <summary>A file of zero bytes, which is refused at the upload.</summary>
    NoBytes,

    /// <summary>Some triangles are missing, so that the surface has a hole.</summary>
    Open,

    /// <summary>A coordinate is not a number.</summary>
    NotANumber,

    /// <summary>The header claims more triangles than follow (binary STL only: the other formats state no count).</summary>
    WrongCount,

    /// <summary>Five metres long: a sound model that fits into no printer.</summary>
    TooLarge,

    /// <summary>Not a model at all, whatever the name says.</summary>
    NotAModel,
}
