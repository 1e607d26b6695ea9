using System.ComponentModel.DataAnnotations;

namespace Crm.Shop;

/// <summary>How CRM deals with the shop, from the section <c>Crm:Shop</c>.</summary>
internal sealed class ShopOptions
{
    internal const string Section = "Crm:Shop";

    /// <summary>Gets or sets how long the shop may take to hear of an order that was taken by phone; until then it is asked again.</summary>
    /// <value>The default is 5 seconds.</value>
    [Range(typeof(TimeSpan), "00:00:00", "00:01:00")]
    public TimeSpan KnowsOrderWithin { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Gets or sets how long the upload of one model may take.</summary>
    /// <value>The default is 10 minutes.</value>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan UploadTimeout { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>Gets or sets the largest model that is passed on to the shop, in bytes. The shop has a limit of its own (<c>Shop:MaxModelBytes</c>).</summary>
    /// <value>The default is 314,572,800 (300 MiB), as in the shop.</value>
    [Range(1, long.MaxValue)]
    public long MaxModelBytes { get; set; } = 314_572_800;
}
