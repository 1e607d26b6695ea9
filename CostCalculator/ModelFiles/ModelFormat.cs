namespace CostCalculator.ModelFiles;

/// <summary>The formats a model may come in.</summary>
internal enum ModelFormat
{
    /// <summary>STL of 50 bytes a triangle.</summary>
    BinaryStl,

    /// <summary>STL as text.</summary>
    AsciiStl,

    /// <summary>Wavefront OBJ.</summary>
    Obj,
}
