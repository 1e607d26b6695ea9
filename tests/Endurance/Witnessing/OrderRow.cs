namespace Endurance.Witnessing;

/// <summary>An order as a service knows it now.</summary>
/// <param name="OrderId">Its number.</param>
/// <param name="CustomerId">Whose order it is.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Version">The number of the last event of its stream.</param>
/// <param name="Material">What it is printed from.</param>
/// <param name="Quantity">How many pieces.</param>
/// <param name="ModelId">Its model.</param>
/// <param name="Price">Its price.</param>
internal sealed record OrderRow(string OrderId, Guid CustomerId, string Status, long Version, string Material, int Quantity, Guid? ModelId, decimal? Price);
