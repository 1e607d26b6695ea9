using System.Text;
using System.Text.RegularExpressions;
using CostCalculator.ModelFiles;
using CostCalculator.Tests.Shapes;
using Fuzzing;

namespace CostCalculator.Tests.ModelFiles;

/// <summary>What is tried on the readers of model files, and what must hold for whatever is tried.</summary>
internal static partial class FuzzedModels
{
    // The window, and a vertex list's first block; what else a small file makes a reader allocate is far below.
    private const long MostBytes = 512 * 1024;
    private const int LargestPiece = 4_000;

    private static readonly string[] Tokens =
    [
        "1e999999999", "-", "+", ".", "1e", "0x10", "\\\n", "99999999999999999999999999", "nan", "inf", "-1", "0", "1//1", "-9223372036854775808", "f ", "v ", "solid", "facet",
        "endsolid", "endloop", "vertex", "\n", "\r", "\r\n", "\t", "\0", "\u00EF\u00BB\u00BF", "#", "1.17549435e-38", "3.4028236e38", "16777217", "0.1e-44",
    ];

    public static Fuzzer NewFuzzer(Action<bool> refused)
    {
        var sphere = Lathe.Sphere(10, 4, 5).Triangles().ToList();
        byte[][] corpus =
        [
            sphere.AsBinaryStl(), sphere.AsBinaryStl("solid"), Encoding.ASCII.GetBytes(sphere.AsAsciiStl()), Encoding.ASCII.GetBytes(sphere.AsObj()),
            Encoding.ASCII.GetBytes("v 0 0 0\nv 1 0 0\nv 0 1 0\nv 0 0 1\nf 1 3 2\nf -4/1 -3//2 -1\nf 2 3 4\nf 1 4 \\\n3\n"),
        ];
        return new Fuzzer(corpus, [.. Tokens.Select(Encoding.Latin1.GetBytes)], input => TryAsync(input, refused));
    }

    private static async Task<string> TryAsync(byte[] file, Action<bool> refused)
    {
        // What the file comes to must not depend on how the network cuts it into pieces.
        var whole = await ReadAsync(file, LargestPiece * 1_000);
        var inPieces = await ReadAsync(file, LargestPiece);
        inPieces.ShouldBe(whole);
        refused(whole.StartsWith("refused", StringComparison.Ordinal));
        return Numbers().Replace(whole, "N");
    }

    private static async Task<string> ReadAsync(byte[] file, int largestPiece)
    {
        await using var stream = new DribblingStream(file, seed: file.Length, largestPiece);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var outcome = await OutcomeAsync(file, stream);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(MostBytes + (13L * file.Length));
        return outcome;
    }

    private static async Task<string> OutcomeAsync(byte[] file, DribblingStream stream)
    {
        try
        {
            var model = await ModelReader.ReadAsync(stream, file.Length % 2 == 0 ? file.Length : null, Reading.Limits, TestContext.Current.CancellationToken);
            double.IsFinite(model.Measures.VolumeMm3).ShouldBeTrue();
            model.Measures.VolumeMm3.ShouldBeGreaterThanOrEqualTo(0);
            return model.ToString();
        }
        catch (ModelRefusedException exception)
        {
            exception.Message.Length.ShouldBeInRange(20, 400);
            return $"refused {exception.Reason}: {Quoted().Replace(exception.Message, "'…'")}";
        }
    }

    [GeneratedRegex(@"-?[\d.]+(E[+-]?\d+)?")]
    private static partial Regex Numbers();

    [GeneratedRegex("'.*'", RegexOptions.Singleline)]
    private static partial Regex Quoted();
}
