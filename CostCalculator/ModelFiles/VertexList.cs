using CostCalculator.Meshes;

namespace CostCalculator.ModelFiles;

/// <summary>The vertices of an OBJ file, in blocks, so that growing neither copies them nor needs one large piece of memory.</summary>
internal sealed class VertexList
{
    private const int BlockBits = 12;
    private const int BlockSize = 1 << BlockBits;

    private readonly List<Vertex[]> _blocks = [];

    public long Count { get; private set; }

    public Vertex this[long index] => _blocks[(int)(index >> BlockBits)][index & (BlockSize - 1)];

    public void Add(in Vertex vertex)
    {
        var place = (int)(Count & (BlockSize - 1));
        if (place == 0)
            _blocks.Add(new Vertex[BlockSize]);
        _blocks[^1][place] = vertex;
        Count++;
    }
}
