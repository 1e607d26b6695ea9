namespace Messaging.Contracts;

/// <summary>Why a model cannot be priced (requirement 1.2).</summary>
public enum CalculationFailure
{
    /// <summary>Its surface has holes or edges that are not shared by exactly two triangles, so that it has no volume.</summary>
    NotWatertight,

    /// <summary>It has no triangle, or encloses nothing.</summary>
    Empty,

    /// <summary>It does not fit into the printer, or has more triangles than are accepted.</summary>
    TooLarge,

    /// <summary>The file is not STL or OBJ, or breaks off.</summary>
    CorruptFile,

    /// <summary>Shop does not have the file (any more).</summary>
    ModelMissing,
}
