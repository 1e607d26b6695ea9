using CostCalculator.Meshes;

namespace CostCalculator.ModelFiles;

/// <summary>A model file that was read to its end.</summary>
/// <param name="Format">Its format.</param>
/// <param name="Bytes">Its length in bytes.</param>
/// <param name="Measures">What was measured of it.</param>
internal sealed record MeasuredModel(ModelFormat Format, long Bytes, MeshMeasures Measures);
