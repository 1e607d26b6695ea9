using Messaging.Orders;
using ServiceDefaults.Classification;

namespace Crm.Shop;

/// <summary>An order as the shop's API shows it.</summary>
/// <param name="OrderId">The order's number.</param>
/// <param name="CustomerId">Whose order it is.</param>
/// <param name="CreatedBy">Shop or CRM.</param>
/// <param name="Material">What to print it from.</param>
/// <param name="Quantity">How many pieces.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Version">The number of the last event of its stream.</param>
/// <param name="ModelId">Its model file, once it has one.</param>
/// <param name="ModelFileName">The file's name, as it was uploaded.</param>
/// <param name="ModelSize">The file's size in bytes.</param>
/// <param name="Price">The price for the whole quantity, once it is known.</param>
/// <param name="Currency">The price's currency, EUR.</param>
/// <param name="FailureReason">Why the model could not be priced.</param>
/// <param name="CancellationRequested">Whether MES has been asked to cancel it.</param>
/// <param name="CreatedAt">When it was created.</param>
/// <param name="ChangedAt">When it last changed.</param>
internal sealed record ShopOrder(
    OrderId OrderId,
    Guid CustomerId,
    OrderSystem CreatedBy,
    Material Material,
    int Quantity,
    OrderStatus Status,
    long Version,
    Guid? ModelId,
    string? ModelFileName,
    long? ModelSize,
    Financial<decimal>? Price,
    string? Currency,
    string? FailureReason,
    bool CancellationRequested,
    DateTimeOffset CreatedAt,
    DateTimeOffset ChangedAt);
