using Messaging.Orders;
using ServiceDefaults.Http;

namespace Crm.Customers;

/// <summary>What is wrong with a request for a customer.</summary>
internal static class CustomerProblems
{
    internal static ProblemException NotFound(Guid customerId) =>
        new(Problems.NotFound("customer", $"The CRM knows no customer {customerId}. Register one with POST /customers."));

    internal static ProblemException OwnedBy(OrderSystem owner, Guid customerId) => new(Problems.RuleViolated(
        "customer-owned-by-shop", $"Customer {customerId} was registered in the {owner}, which alone changes their data. Change it there."));
}
