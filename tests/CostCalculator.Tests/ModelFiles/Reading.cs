using System.Text;
using CostCalculator.ModelFiles;

namespace CostCalculator.Tests.ModelFiles;

/// <summary>Reads models from memory.</summary>
internal static class Reading
{
    public static ModelLimits Limits { get; } = new(MaxTriangles: 5_000_000, MaxBytes: 1L << 30);

    public static async Task<MeasuredModel> MeasuredAsync(this byte[] file, ModelLimits? limits = null)
    {
        using var stream = new MemoryStream(file);
        return await ModelReader.ReadAsync(stream, file.Length, limits ?? Limits, TestContext.Current.CancellationToken);
    }

    public static Task<MeasuredModel> MeasuredAsync(this string file, ModelLimits? limits = null) => Encoding.Latin1.GetBytes(file).MeasuredAsync(limits);

    public static Task<ModelRefusedException> RefusedAsync(this byte[] file, ModelLimits? limits = null) =>
        Should.ThrowAsync<ModelRefusedException>(() => file.MeasuredAsync(limits));

    public static Task<ModelRefusedException> RefusedAsync(this string file, ModelLimits? limits = null) => Encoding.Latin1.GetBytes(file).RefusedAsync(limits);
}
