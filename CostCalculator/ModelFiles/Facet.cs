using System.Runtime.InteropServices;
using CostCalculator.Meshes;

namespace CostCalculator.ModelFiles;

/// <summary>A facet as binary STL holds it: 50 bytes without gaps.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
internal readonly record struct Facet(Vertex Normal, Vertex A, Vertex B, Vertex C, ushort Attributes);
