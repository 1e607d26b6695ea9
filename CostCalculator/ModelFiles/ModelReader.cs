using CostCalculator.Meshes;

namespace CostCalculator.ModelFiles;

/// <summary>Reads a model file in any accepted format as a stream, and measures it on the way: only an OBJ file's vertices are kept.</summary>
internal static class ModelReader
{
    /// <summary>Reads to the end of <paramref name="stream"/>.</summary>
    /// <param name="stream">The file.</param>
    /// <param name="length">The file's length in bytes, where it is known before reading.</param>
    /// <param name="limits">How much is read.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <exception cref="ModelRefusedException">The file is not a model, breaks off, holds nonsense, or has more than <paramref name="limits"/> allow.</exception>
    public static async Task<MeasuredModel> ReadAsync(Stream stream, long? length, ModelLimits limits, CancellationToken cancellationToken)
    {
        if (length > limits.MaxBytes)
            throw limits.TooManyBytes();
        using var window = new ByteWindow(stream, limits);
        await window.HoldsAsync(FormatSniffer.SniffedBytes, cancellationToken);
        if (window.Unread.IsEmpty)
            throw ModelRefusedException.Empty("The file has no bytes. Send a model as STL or OBJ.");
        var meter = new MeshMeter();
        var format = FormatSniffer.Sniff(window.Unread);
        SkipByteOrderMark(window, format);
        await (format switch
        {
            ModelFormat.BinaryStl => new BinaryStlReader(window, limits, meter).ReadAsync(length, cancellationToken),
            ModelFormat.AsciiStl => new AsciiStlReader(window, limits, meter).ReadAsync(cancellationToken),
            _ => new ObjReader(window, limits, meter).ReadAsync(cancellationToken),
        });
        return new MeasuredModel(format, window.Position, meter.Measure());
    }

    private static void SkipByteOrderMark(ByteWindow window, ModelFormat format)
    {
        var mark = System.Text.Encoding.UTF8.Preamble;
        if (format != ModelFormat.BinaryStl && window.Unread.StartsWith(mark))
            window.Consume(mark.Length);
    }
}
