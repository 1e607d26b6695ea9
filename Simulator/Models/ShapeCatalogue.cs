using Simulator.Models.Shapes;

namespace Simulator.Models;

/// <summary>Builds the shapes. Each is watertight: every edge belongs to exactly two triangles.</summary>
internal static class ShapeCatalogue
{
    /// <summary>Gives the fewest triangles with which a shape can be drawn.</summary>
    internal static int LeastTriangles(Shape shape) => shape switch
    {
        Shape.Box => BoxShape.Least,
        Shape.Sphere => SphereShape.Least,
        Shape.Cylinder => CylinderShape.Least,
        Shape.Gear => GearShape.Least,
        Shape.Torus => TorusShape.Least,
        Shape.Bracket => BracketShape.Least,
        Shape.Plate => PlateShape.Least,
        _ => throw new ArgumentOutOfRangeException(nameof(shape), shape, "This shape has no builder."),
    };

    /// <summary>Builds a shape of at most <paramref name="triangles"/> triangles, its longest side 15 to 120 mm.</summary>
    internal static Mesh Build(Shape shape, int triangles, Random random)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(triangles, LeastTriangles(shape));
        var mesh = shape switch
        {
            Shape.Box => BoxShape.Build(triangles, random),
            Shape.Sphere => SphereShape.Build(triangles),
            Shape.Cylinder => CylinderShape.Build(triangles, random),
            Shape.Gear => GearShape.Build(triangles, random),
            Shape.Torus => TorusShape.Build(triangles, random),
            Shape.Bracket => BracketShape.Build(triangles, random),
            Shape.Plate => PlateShape.Build(triangles, random),
            _ => throw new ArgumentOutOfRangeException(nameof(shape), shape, "This shape has no builder."),
        };
        return mesh.Fit(15 + (105 * random.NextSingle()));
    }
}
