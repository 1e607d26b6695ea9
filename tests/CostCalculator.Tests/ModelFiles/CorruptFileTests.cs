using System.Buffers.Binary;
using CostCalculator.ModelFiles;
using CostCalculator.Tests.Shapes;
using Messaging.Contracts;

namespace CostCalculator.Tests.ModelFiles;

public sealed class CorruptFileTests
{
    private const string Solid1 = "solid x\nfacet normal 0 0 1\nouter loop\n";

    private static byte[] Box => Solid.Box(10, 20, 30).AsBinaryStl();

    [Fact]
    public async Task A_header_that_claims_four_billion_facets_is_refused_with_both_lengths()
    {
        var file = Box;
        BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(80), uint.MaxValue);
        await ShouldBeCorrupt(file, "The file has 684 bytes, but its header announces 4294967295 facets, which makes 214748364834 bytes. It is not a binary STL, or was cut; export the model again.");
    }

    [Fact]
    public async Task A_header_that_claims_four_billion_facets_is_refused_where_the_length_is_not_known()
    {
        var file = Box;
        BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(80), uint.MaxValue);
        var refused = await RefusedWithoutLength(file);
        refused.Reason.ShouldBe(CalculationFailure.CorruptFile);
        refused.Message.ShouldBe("The file breaks off at byte 684 in facet 13: its header announces 4294967295 facets, which makes 214748364834 bytes. Upload it whole.");
    }

    [Fact]
    public async Task A_binary_file_that_breaks_off_is_refused_with_byte_and_facet() =>
        (await RefusedWithoutLength(Box[..200])).Message.ShouldBe("The file breaks off at byte 200 in facet 3: its header announces 12 facets, which makes 684 bytes. Upload it whole.");

    [Fact]
    public async Task A_binary_file_that_goes_on_is_refused() =>
        (await RefusedWithoutLength([.. Box, 1, 2, 3])).Message.ShouldBe(
            "The file goes on behind its last facet, at byte 684: its header announces 12 facets, which makes 684 bytes. Export the model again.");

    [Fact]
    public Task A_binary_file_shorter_than_its_header_is_refused() =>
        ShouldBeCorrupt(new byte[20], "The file has 20 bytes and is not text. A binary STL has a header of 84 bytes; send STL or OBJ.");

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity)]
    public async Task A_binary_coordinate_that_is_not_finite_is_refused_with_facet_and_byte(float value)
    {
        for (var coordinate = 0; coordinate < 9; coordinate++)
        {
            var file = Box;
            BinaryPrimitives.WriteSingleLittleEndian(file.AsSpan(84 + 50 + 12 + 4 * coordinate), value);
            await ShouldBeCorrupt(file, "Facet 2, at byte 134, has a coordinate that is infinite or not a number. Coordinates are finite millimetres; repair the model and export it again.");
        }
    }

    public static TheoryData<string, string> Texts => new()
    {
        { "solid x\nfacet normal 0 0 1\nouter lop\n", "Line 3 should be 'outer loop', but is 'outer lop'. Export the model again." },
        { Solid1 + "vertex 1 2\n", "Line 4 should be 'vertex x y z', but is 'vertex 1 2'. Export the model again." },
        { Solid1 + "vertex 1 2 3 4\n", "Line 4 should be 'vertex x y z', but is 'vertex 1 2 3 4'. Export the model again." },
        { Solid1 + "vertex 1 2 three\n", "Line 4 should be 'vertex x y z', but is 'vertex 1 2 three'. Export the model again." },
        { Solid1 + "vertex 1 2 nan\n", "Line 4 has a coordinate that is infinite or not a number: 'vertex 1 2 nan'. Coordinates are finite millimetres; repair the model and export it again." },
        { Solid1 + "vertex 1 2 1e39\n", "Line 4 has a coordinate that is infinite or not a number: 'vertex 1 2 1e39'. Coordinates are finite millimetres; repair the model and export it again." },
        { Solid1 + "vertex 0 0 0\nvertex 1 0 0\nendloop\n", "Line 6 should be 'vertex x y z', but is 'endloop'. Export the model again." },
        { Solid1 + "vertex 0 0 0\nvertex 1 0 0\nvertex 0 1 0\nvertex 0 0 1\n", "Line 7 should be 'endloop', but is 'vertex 0 0 1'. Export the model again." },
        { Solid1 + "vertex 0 0 0\n", "The file breaks off behind line 4 in facet 1: 'vertex x y z' is missing. Upload it whole." },
        { "solid x\r\n\r\n", "The file breaks off behind line 2 in facet 1: 'facet normal x y z' or 'endsolid' is missing. Upload it whole." },
        { "solid x\nendsolid x\nsome rubbish", "Line 3 should be 'solid' or the end of the file, but is 'some rubbish'. Export the model again." },
        { "solid x\n\u0080\u0090" + new string('y', 50), "Line 2 should be 'facet normal x y z' or 'endsolid', but is '??yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy...'. Export the model again." },
        { "v 1 2\n", "Line 1 should be 'v x y z' with three numbers, but is 'v 1 2'. Export the model again." },
        { "# c\n\nv 1 2 inf\n", "Line 3 should be 'v x y z' with three numbers, but is 'v 1 2 inf'. Export the model again." },
        { "v 1 2 -Infinity\n", "Line 1 has a coordinate that is infinite or not a number: 'v 1 2 -Infinity'. Coordinates are finite millimetres; repair the model and export it again." },
        { "v 0 0 0\nv 1 0 0\nv 0 1 0\nf 1 2\n", "Line 4 should be a face of at least 3 corners, but has 2: 'f 1 2'. Export the model again." },
        { "v 0 0 0\nv 1 0 0\nv 0 1 0\nf 1 2 4\n", "Line 4 names vertex 4, but 3 are listed before it. Vertices count from 1, or from -1 backwards; export the model again." },
        { "v 0 0 0\nv 1 0 0\nv 0 1 0\nf 1 2 0\n", "Line 4 names vertex 0, but 3 are listed before it. Vertices count from 1, or from -1 backwards; export the model again." },
        { "v 0 0 0\nv 1 0 0\nv 0 1 0\nf 1 -4 2\n", "Line 4 names vertex -4, but 3 are listed before it. Vertices count from 1, or from -1 backwards; export the model again." },
        { "v 0 0 0\nv 1 0 0\nv 0 1 0\nf 1 2 3/x\n", "Line 4 has a corner '3/x', which should be 'v', 'v/vt', 'v/vt/vn' or 'v//vn' in whole numbers." },
        { "v 0 0 0\nv 1 0 0\nv 0 1 0\nf 1 2 99999999999999999999\n", "Line 4 has a corner '99999999999999999999', which should be 'v', 'v/vt', 'v/vt/vn' or 'v//vn' in whole numbers." },
        { "{ \"error\": 404 }", "Line 1 is no OBJ statement: '{ \"error\": 404 }'. A statement begins with a word, such as 'v' or 'f'." },
        { "Dear Sir or Madam,\nplease find attached\n", "The file has 2 lines of text, but is neither ASCII STL ('solid') nor OBJ ('v x y z'). Send a model as STL or OBJ." },
        { new string('v', 70_000), "Line 1 is longer than 65536 bytes. A model as text has one statement a line; is this a model file?" },
        { "# one\n" + new string('#', 1_000_000), "Line 2 is longer than 65536 bytes. A model as text has one statement a line; is this a model file?" },
        { "PK\u0003\u0004rest", "The file is a ZIP archive (as 3MF is), not a model as STL or OBJ. Export the model as STL or OBJ." },
        { "%PDF-1.7\n", "The file is a PDF document, not a model as STL or OBJ. Export the model as STL or OBJ." },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public Task Malformed_text_is_refused_with_its_line(string file, string detail) => ShouldBeCorrupt(System.Text.Encoding.Latin1.GetBytes(file), detail);

    private static async Task ShouldBeCorrupt(byte[] file, string detail)
    {
        var refused = await file.RefusedAsync();
        refused.Reason.ShouldBe(CalculationFailure.CorruptFile);
        refused.Message.ShouldBe(detail);
    }

    private static async Task<ModelRefusedException> RefusedWithoutLength(byte[] file)
    {
        using var stream = new MemoryStream(file);
        return await Should.ThrowAsync<ModelRefusedException>(() => ModelReader.ReadAsync(stream, length: null, Reading.Limits, TestContext.Current.CancellationToken));
    }
}
