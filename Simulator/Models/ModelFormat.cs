namespace Simulator.Models;

/// <summary>How a model is written.</summary>
internal enum ModelFormat
{
    /// <summary>Binary STL: 80 bytes of header, a count, 50 bytes for each triangle.</summary>
    Binary,

    /// <summary>ASCII STL: <c>solid</c>, facets, <c>endsolid</c>.</summary>
    Ascii,

    /// <summary>Wavefront OBJ: vertices, then faces that name them.</summary>
    Obj,
}
