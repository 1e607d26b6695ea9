using ServiceDefaults.Http;

namespace Shop.Customers;

internal static class CustomerProblems
{
    internal static ProblemException NotFound(Guid customerId) =>
        new(Problems.NotFound("customer", $"The shop knows no customer {customerId}. Register one with POST /customers."));

    internal static ProblemException OwnedByCrm(Guid customerId) =>
        new(Problems.RuleViolated("customer-owned-by-crm", $"Customer {customerId} was registered by sales, who alone change their data. Change it in the CRM."));
}
