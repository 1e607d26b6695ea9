namespace Shop.Orders;

/// <summary>The model file that an order is made from.</summary>
internal sealed class OrderModel
{
    /// <summary>Gets the file's name in the model store.</summary>
    public required Guid Id { get; init; }

    /// <summary>Gets the name that the customer gave it.</summary>
    public required string FileName { get; init; }

    /// <summary>Gets its size in bytes.</summary>
    public required long Size { get; init; }
}
