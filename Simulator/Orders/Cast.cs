using Simulator.Personas;

namespace Simulator.Orders;

/// <summary>Everybody who takes part in an order.</summary>
/// <param name="People">Draws names.</param>
/// <param name="Online">Customers in the shop.</param>
/// <param name="Sales">Sales at the CRM.</param>
/// <param name="Operators">Operators at the MES.</param>
/// <param name="Wrong">Somebody whose program sends what cannot be right.</param>
internal sealed record Cast(People People, OnlineCustomer Online, SalesDesk Sales, OperatorCrew Operators, WrongClient Wrong)
{
    /// <summary>Gets who looks after an order.</summary>
    internal IOrderDesk DeskOf(OrderPlan plan) => plan.ByPhone ? Sales : Online;
}
