using Shop.Models;

namespace Shop;

/// <summary>The settings of the shop (section <c>Shop</c>), checked at start.</summary>
internal sealed class ShopOptions
{
    /// <summary>The section they are read from.</summary>
    internal const string Section = "Shop";

    /// <summary>Gets or sets the largest model file, in bytes, that is accepted.</summary>
    /// <value>The default is 314,572,800 (300 MiB), which a binary STL of 5 million triangles fits into; from 1 KiB to 5 GiB.</value>
    public long MaxModelBytes { get; set; } = 314_572_800;

    /// <summary>Gets or sets where model files are kept.</summary>
    public ModelStoreOptions ModelStore { get; set; } = new();
}
