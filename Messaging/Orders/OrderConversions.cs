using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Messaging.Orders;

/// <summary>Lets a context store what all systems say about orders in one form, readable by whoever looks into the database.</summary>
public static class OrderConversions
{
    private const int LongestOrderId = 14;
    private const int LongestName = 32;

    /// <summary>
    /// Stores <see cref="OrderId"/> as its text, and <see cref="OrderStatus"/>, <see cref="OrderSystem"/> and <see cref="Material"/> by their names, with their nullable forms likewise.
    /// Call it from <see cref="DbContext.ConfigureConventions"/>.
    /// </summary>
    public static void ConfigureOrders(this ModelConfigurationBuilder conventions)
    {
        ArgumentNullException.ThrowIfNull(conventions);
        conventions.Properties<OrderId>().HaveConversion<OrderIdText>().HaveMaxLength(LongestOrderId);
        conventions.Properties<OrderStatus>().HaveConversion<string>().HaveMaxLength(LongestName);
        conventions.Properties<OrderSystem>().HaveConversion<string>().HaveMaxLength(LongestName);
        conventions.Properties<Material>().HaveConversion<string>().HaveMaxLength(LongestName);
    }

    private sealed class OrderIdText() : ValueConverter<OrderId, string>(orderId => orderId.Value, stored => OrderId.Parse(stored, null));
}
