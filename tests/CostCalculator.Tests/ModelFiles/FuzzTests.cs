using System.Text;
using CostCalculator.ModelFiles;
using CostCalculator.Tests.Shapes;

namespace CostCalculator.Tests.ModelFiles;

public sealed class FuzzTests
{
    private const int Rounds = 4_000;

    // The window, and a vertex list's first block; what else a small file makes a reader allocate is far below.
    private const long MostBytes = 512 * 1024;

    [Theory]
    [InlineData(20_261_123)]
    [InlineData(7)]
    public async Task Files_damaged_at_random_are_measured_or_refused_and_nothing_else(int seed)
    {
        var random = new Random(seed);
        var sphere = Lathe.Sphere(10, 4, 5).Triangles().ToList();
        byte[][] files = [sphere.AsBinaryStl(), sphere.AsBinaryStl("solid"), Encoding.ASCII.GetBytes(sphere.AsAsciiStl()), Encoding.ASCII.GetBytes(sphere.AsObj())];
        var refused = 0;
        for (var round = 0; round < Rounds; round++)
        {
            var file = Damaged(files[round % files.Length], random);
            await using var stream = new DribblingStream(file, seed + round, largestPiece: 4_000);
            var before = GC.GetAllocatedBytesForCurrentThread();
            try
            {
                await ModelReader.ReadAsync(stream, random.Next(2) == 0 ? file.Length : null, Reading.Limits, TestContext.Current.CancellationToken);
            }
            catch (ModelRefusedException exception)
            {
                refused++;
                exception.Message.Length.ShouldBeInRange(20, 400);
            }

            (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(MostBytes);
        }

        // Damage that is always or never noticed would test nothing.
        refused.ShouldBeInRange(Rounds / 10, Rounds - 1);
    }

    private static byte[] Damaged(byte[] file, Random random)
    {
        var damaged = file.ToList();
        for (var times = random.Next(1, 4); times > 0; times--)
        {
            var at = random.Next(damaged.Count);
            switch (random.Next(6))
            {
                case 0:
                    damaged[at] = (byte)random.Next(256);
                    break;
                case 1:
                    damaged[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 2:
                    damaged.RemoveRange(at, Math.Min(random.Next(1, 100), damaged.Count - at - (damaged.Count == 1 ? 1 : 0)));
                    break;
                case 3:
                    damaged.InsertRange(at, damaged.GetRange(at, Math.Min(random.Next(1, 200), damaged.Count - at)));
                    break;
                case 4:
                    damaged.InsertRange(at, Enumerable.Range(0, random.Next(1, 9)).Select(_ => (byte)random.Next(256)));
                    break;
                default:
                    damaged.InsertRange(at, Encoding.ASCII.GetBytes(random.Next(4) switch { 0 => "1e999999999", 1 => "-", 2 => "\\\n", _ => "99999999999999999999999999" }));
                    break;
            }

            if (damaged.Count == 0)
                damaged.Add(0);
        }

        return [.. damaged];
    }
}
