using Simulator.Apis;
using Simulator.Models;

namespace Simulator.Orders;

/// <summary>Everything that is decided about an order before it begins.</summary>
/// <param name="Index">The order's number within the run, from 0.</param>
/// <param name="ByPhone">Whether sales enter it in the CRM; else the customer places it in the shop.</param>
/// <param name="Customer">Whose order it is: a number within those who order the same way.</param>
/// <param name="Material">What to print it from.</param>
/// <param name="Quantity">How many pieces.</param>
/// <param name="Model">The file that is uploaded first.</param>
/// <param name="SecondModel">The file that is uploaded when the first is refused, or <see langword="null"/> where the customer then gives up.</param>
/// <param name="LeaveAt">The status at which the customer is never seen again.</param>
/// <param name="CancelAt">The status at which the customer cancels.</param>
/// <param name="ClicksTwice">Whether what creates, approves or starts is sent twice at once.</param>
/// <param name="ApprovedBySales">Whether sales approve on the customer's behalf.</param>
/// <param name="Complains">Whether the customer complains about what was shipped.</param>
/// <param name="AsksSupport">Whether the customer opens a ticket.</param>
internal sealed record OrderPlan(
    int Index,
    bool ByPhone,
    int Customer,
    Material Material,
    int Quantity,
    ModelPlan Model,
    ModelPlan? SecondModel = null,
    OrderStatus? LeaveAt = null,
    OrderStatus? CancelAt = null,
    bool ClicksTwice = false,
    bool ApprovedBySales = false,
    bool Complains = false,
    bool AsksSupport = false);
