using CostCalculator.Meshes;
using CostCalculator.ModelFiles;
using CostCalculator.Tests.Shapes;
using Messaging.Contracts;

namespace CostCalculator.Tests.ModelFiles;

public sealed class AcceptedFileTests
{
    [Fact]
    public async Task A_binary_file_whose_header_begins_with_solid_is_binary()
    {
        var model = await Solid.Box(1, 2, 3).AsBinaryStl("solid exported by a program that should know better\nfacet").MeasuredAsync();
        model.Format.ShouldBe(ModelFormat.BinaryStl);
        model.Measures.VolumeMm3.ShouldBe(6);
    }

    [Fact]
    public async Task Nonsense_in_the_normals_of_a_binary_file_does_not_matter()
    {
        var file = Solid.Box(1, 2, 3).AsBinaryStl();
        file.AsSpan(84, 12).Fill(0xFF);
        (await file.MeasuredAsync()).Measures.VolumeMm3.ShouldBe(6);
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\r")]
    [InlineData("\n\r")]
    [InlineData("\r\r\n")]
    [InlineData("\n\n  \t\n")]
    public async Task Ascii_files_may_have_any_line_end_blank_lines_and_capitals(string newLine)
    {
        var model = await Solid.Box(1, 2, 3).AsAsciiStl(newLine).ToUpperInvariant().MeasuredAsync();
        model.Format.ShouldBe(ModelFormat.AsciiStl);
        model.Measures.VolumeMm3.ShouldBe(6);
    }

    [Fact]
    public async Task A_file_may_mix_all_line_ends_wherever_it_is_cut_into_pieces()
    {
        string[] ends = ["\r", "\n", "\r\n"];
        foreach (var text in (string[])[Solid.Box(1, 2, 3).AsAsciiStl(), Solid.Box(1, 2, 3).AsObj()])
        {
            var file = System.Text.Encoding.ASCII.GetBytes(string.Concat(text.TrimEnd().Split('\n').Select((line, i) => line + ends[i % 3])));
            for (var piece = 1; piece < 12; piece++)
            {
                await using var stream = new DribblingStream(file, piece, piece);
                var model = await ModelReader.ReadAsync(stream, file.Length, Reading.Limits, TestContext.Current.CancellationToken);
                model.Measures.VolumeMm3.ShouldBe(6);
            }
        }
    }

    [Fact]
    public async Task Lines_are_counted_whatever_ends_them() =>
        (await "solid x\rfacet normal 0 0 1\r\nouter lop\n".RefusedAsync()).Message.ShouldStartWith("Line 3 should be 'outer loop'");

    [Fact]
    public async Task A_face_may_have_thousands_of_corners()
    {
        const int corners = 5_000;
        var text = new System.Text.StringBuilder();
        for (var level = 0; level < 2; level++)
        {
            for (var i = 0; i < corners; i++)
                text.Append(System.Globalization.CultureInfo.InvariantCulture, $"v {10 * Math.Cos(Math.Tau * i / corners):R} {10 * Math.Sin(Math.Tau * i / corners):R} {level}\n");
        }

        text.Append("f ").AppendJoin(' ', Enumerable.Range(1, corners).Reverse()).Append('\n');
        text.Append("f ").AppendJoin(' ', Enumerable.Range(corners + 1, corners)).Append('\n');
        for (var i = 1; i <= corners; i++)
        {
            var next = (i % corners) + 1;
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"f {i} {next} {next + corners} {i + corners}\n");
        }

        var model = await text.ToString().MeasuredAsync();

        model.Measures.Surface.ShouldBe(SurfaceKind.Watertight);
        model.Measures.TriangleCount.ShouldBe((2L * (corners - 2)) + (2 * corners));
        model.Measures.VolumeMm3.ShouldBe(Math.PI * 100, 0.01);
    }

    [Fact]
    public async Task An_ascii_file_may_have_several_solids_no_last_line_end_and_a_byte_order_mark()
    {
        var file = "\u00EF\u00BB\u00BF" + Solid.Box(1, 2, 3).AsAsciiStl() + Solid.Box(1, 1, 1).MovedBy(5, 5, 5).AsAsciiStl().TrimEnd();
        var model = await file.MeasuredAsync();
        model.Measures.VolumeMm3.ShouldBe(7);
        model.Measures.TriangleCount.ShouldBe(24);
    }

    [Fact]
    public async Task An_obj_file_may_have_polygons_comments_continued_lines_and_statements_that_do_not_bear_on_the_surface()
    {
        const string cube = """
            # a cube of quads
            mtllib cube.mtl
            o Cube.001
            v 0 0 0 1.0
            v 2 0 0 0.5 0.5 0.5
            v 2 2 0
            v 0 2 0
            v 0 0 2
            v 2 0 2
            v 2 2 \
              2
            v 0 2 2
            vt 0.5 0.5
            vn 0 0 1
            usemtl grey
            s off
            an_extension of some program
            f 4/1/1 3/1/1 2/1/1 1/1/1 # bottom
            f 5//1 6//1 7//1 8//1
            f 1/1 2/1 6/1 5/1
            f 2 3 \
              7 6
            f 3 4 8 7
            f -5 -8 -4 -1
            l 1 2
            """;
        var model = await cube.MeasuredAsync();
        model.Format.ShouldBe(ModelFormat.Obj);
        model.Measures.ShouldBe(new MeshMeasures(8, 24, new BoundingBox(2, 2, 2), 12, SurfaceKind.Watertight, EnclosesNothing: false));
    }

    [Fact]
    public async Task Line_numbers_count_continued_lines()
    {
        var refused = await "v 0 0 \\\n0\nv 1 \\\r\n 0 \\\r\n 0\nv x\n".RefusedAsync();
        refused.Message.ShouldStartWith("Line 6 should be 'v x y z'");
    }

    [Theory]
    [InlineData("")]
    [InlineData("solid x\nendsolid x\n")]
    [InlineData("# nothing but a comment\n")]
    [InlineData("v 0 0 0\nv 1 0 0\nv 1 1 0\n")]
    public async Task A_file_without_a_triangle_is_empty_not_corrupt(string file)
    {
        try
        {
            (await file.MeasuredAsync()).Measures.TriangleCount.ShouldBe(0);
        }
        catch (ModelRefusedException refused)
        {
            refused.Reason.ShouldBe(CalculationFailure.Empty);
            refused.Message.ShouldBe("The file has no bytes. Send a model as STL or OBJ.");
        }
    }

    [Fact]
    public async Task More_triangles_than_the_limit_are_refused_in_every_format_and_as_many_are_accepted()
    {
        var box = Solid.Box(1, 2, 3);
        var limits = new ModelLimits(MaxTriangles: 11, MaxBytes: 1_000_000);
        foreach (var refused in (ModelRefusedException[])[await box.AsBinaryStl().RefusedAsync(limits), await box.AsAsciiStl().RefusedAsync(limits), await box.AsObj().RefusedAsync(limits)])
        {
            refused.Reason.ShouldBe(CalculationFailure.TooLarge);
            refused.Message.ShouldBe("The model has more than 11 triangles, which is the most that is accepted. Export it with a coarser tolerance.");
        }

        await box.AsBinaryStl().MeasuredAsync(limits with { MaxTriangles = 12 });
        await box.AsAsciiStl().MeasuredAsync(limits with { MaxTriangles = 12 });
        await box.AsObj().MeasuredAsync(limits with { MaxTriangles = 12 });
    }

    [Fact]
    public async Task More_bytes_than_the_limit_are_refused_whether_or_not_the_length_is_known()
    {
        var file = Solid.Box(1, 2, 3).AsBinaryStl();
        var limits = new ModelLimits(MaxTriangles: 100, MaxBytes: file.Length - 1);
        (await file.RefusedAsync(limits)).Reason.ShouldBe(CalculationFailure.TooLarge);
        await using var pieces = new DribblingStream(file, seed: 1, largestPiece: 100);
        (await Should.ThrowAsync<ModelRefusedException>(() => ModelReader.ReadAsync(pieces, length: null, limits, TestContext.Current.CancellationToken)))
            .Message.ShouldBe("The file has more than 683 bytes, which is the most that is accepted. Export it as binary STL or with a coarser tolerance.");
    }
}
