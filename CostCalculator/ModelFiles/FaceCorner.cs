using System.Buffers.Text;

namespace CostCalculator.ModelFiles;

/// <summary>A corner of an OBJ face: <c>v</c>, <c>v/vt</c>, <c>v/vt/vn</c> or <c>v//vn</c>.</summary>
internal static class FaceCorner
{
    /// <summary>Gives the number of the vertex; those of texture and normal need only be whole numbers.</summary>
    public static bool TryRead(ReadOnlySpan<byte> corner, out long vertex)
    {
        if (!TryTakeNumber(ref corner, out vertex))
            return false;
        if (corner.IsEmpty)
            return true;
        if (!TryTakeSlash(ref corner))
            return false;
        if (TryTakeSlash(ref corner))
            return TryTakeNumber(ref corner, out _) && corner.IsEmpty;
        if (!TryTakeNumber(ref corner, out _))
            return corner.IsEmpty;
        return corner.IsEmpty || (TryTakeSlash(ref corner) && (corner.IsEmpty || TryTakeNumber(ref corner, out _)) && corner.IsEmpty);
    }

    private static bool TryTakeNumber(ref ReadOnlySpan<byte> corner, out long number)
    {
        if (!Utf8Parser.TryParse(corner, out number, out var length))
            return false;
        corner = corner[length..];
        return true;
    }

    private static bool TryTakeSlash(ref ReadOnlySpan<byte> corner)
    {
        if (corner.IsEmpty || corner[0] != '/')
            return false;
        corner = corner[1..];
        return true;
    }
}
