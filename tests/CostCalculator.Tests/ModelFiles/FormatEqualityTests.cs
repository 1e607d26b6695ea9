using System.Text;
using CostCalculator.Meshes;
using CostCalculator.ModelFiles;
using CostCalculator.Tests.Shapes;
using FsCheck.Xunit;

namespace CostCalculator.Tests.ModelFiles;

[Properties(Arbitrary = [typeof(Polyhedra)])]
public sealed class FormatEqualityTests
{
    [Property]
    internal async Task One_polyhedron_has_one_result_in_all_formats(Polyhedron polyhedron)
    {
        var binary = await polyhedron.Triangles.AsBinaryStl().MeasuredAsync();
        var ascii = await polyhedron.Triangles.AsAsciiStl().MeasuredAsync();
        var obj = await polyhedron.Triangles.AsObj().MeasuredAsync();

        (binary.Format, ascii.Format, obj.Format).ShouldBe((ModelFormat.BinaryStl, ModelFormat.AsciiStl, ModelFormat.Obj));
        binary.Measures.Surface.ShouldBe(SurfaceKind.Watertight);
        ascii.Measures.ShouldBe(binary.Measures);
        obj.Measures.ShouldBe(binary.Measures);
    }

    [Property]
    internal async Task However_a_file_is_cut_into_pieces_its_result_is_the_same(Polyhedron polyhedron, int seed)
    {
        byte[][] files = [polyhedron.Triangles.AsBinaryStl("solid in name only"), Encoding.ASCII.GetBytes(polyhedron.Triangles.AsAsciiStl("\r\n")), Encoding.ASCII.GetBytes(polyhedron.Triangles.AsObj())];
        foreach (var file in files)
        {
            var whole = await file.MeasuredAsync();
            foreach (var largestPiece in (int[])[1, 7, 1_000])
            {
                await using var pieces = new DribblingStream(file, seed, largestPiece);
                (await ModelReader.ReadAsync(pieces, length: null, Reading.Limits, TestContext.Current.CancellationToken)).ShouldBe(whole);
            }
        }
    }

    [Fact]
    public async Task Files_larger_than_the_window_have_the_same_result_in_all_formats()
    {
        var torus = Lathe.Torus(40, 10, 100, 100).Triangles().ToList();
        var binary = await torus.AsBinaryStl().MeasuredAsync();
        (await torus.AsAsciiStl().MeasuredAsync()).Measures.ShouldBe(binary.Measures);
        (await torus.AsObj().MeasuredAsync()).Measures.ShouldBe(binary.Measures);
        binary.Bytes.ShouldBe(84 + 50 * 20_000);
    }
}
