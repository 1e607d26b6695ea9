using System.Buffers;
using System.Globalization;
using System.Numerics;
using System.Text;

namespace Simulator.Models.Files;

/// <summary>Writes text and numbers as ASCII into a buffer.</summary>
internal static class TextWriting
{
    /// <summary>The longest text of a float ("-3.4028235E+38") with room to spare.</summary>
    private const int LongestNumber = 24;

    /// <summary>Writes text.</summary>
    internal static void WriteText(this IBufferWriter<byte> writer, string text) => Encoding.ASCII.GetBytes(text, writer);

    /// <summary>Writes an integer.</summary>
    internal static void WriteNumber(this IBufferWriter<byte> writer, int number)
    {
        number.TryFormat(writer.GetSpan(LongestNumber), out var length, default, CultureInfo.InvariantCulture);
        writer.Advance(length);
    }

    /// <summary>Writes three coordinates, each with a space before it, in the shortest form that reads back as the same float: corners that coincide stay one point.</summary>
    internal static void WriteCoordinates(this IBufferWriter<byte> writer, Vector3 point)
    {
        for (var axis = 0; axis < 3; axis++)
        {
            writer.WriteText(" ");
            point[axis].TryFormat(writer.GetSpan(LongestNumber), out var length, default, CultureInfo.InvariantCulture);
            writer.Advance(length);
        }
    }
}
