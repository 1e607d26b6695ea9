using System.Runtime.CompilerServices;

namespace CostCalculator.Meshes;

/// <summary>A hash of 128 bits of a vertex's exact coordinates; vertices at the same place are the same vertex.</summary>
internal readonly struct VertexHash
{
    public readonly ulong First;
    public readonly ulong Second;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public VertexHash(in Vertex vertex)
    {
        // Adding zero turns -0 into +0: they are one place, yet differ in their bits.
        ulong x = BitConverter.SingleToUInt32Bits(vertex.X + 0f);
        ulong y = BitConverter.SingleToUInt32Bits(vertex.Y + 0f);
        ulong z = BitConverter.SingleToUInt32Bits(vertex.Z + 0f);
        var high = Math.BigMul((x | (y << 32)) ^ 0xA0761D6478BD642F, (z | (x << 32)) ^ 0xE7037ED1A0B428DB, out var low);
        First = high ^ low;
        Second = high - low * 0x9E3779B97F4A7C15;
    }
}
