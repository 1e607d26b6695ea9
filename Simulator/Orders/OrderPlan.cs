using Simulator.Apis;
using Simulator.Faults;
using Simulator.Models;
using Simulator.Personas;

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
/// <param name="Persona">What kind of customer it is.</param>
/// <param name="ThinkTime">How long they think before they approve.</param>
/// <param name="AbandonedUploads">How often the connection is cut in the midst of the upload before it succeeds.</param>
/// <param name="PrintFailures">How often the print fails before it succeeds.</param>
/// <param name="Rejections">How often the parts fail the quality check and are made anew.</param>
/// <param name="WorkTime">How long the operators take for each operation.</param>
/// <param name="Rubbish">What somebody sends beside it that cannot be right: a number into the catalogue, or <see langword="null"/> where nobody does.</param>
/// <param name="Faults">Every fault that befalls it, to be counted.</param>
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
    bool AsksSupport = false,
    Persona Persona = Persona.Regular,
    TimeSpan ThinkTime = default,
    int AbandonedUploads = 0,
    int PrintFailures = 0,
    int Rejections = 0,
    TimeSpan WorkTime = default,
    int? Rubbish = null,
    FaultSet Faults = default);
