using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Http;

namespace Crm.Customers;

internal static class CustomerQueries
{
    /// <summary>Finds a customer, to be changed.</summary>
    /// <exception cref="ProblemException">404.</exception>
    internal static async Task<Customer> FindCustomerAsync(this CrmDbContext database, Guid customerId, CancellationToken cancellationToken) =>
        await database.Customers.SingleOrDefaultAsync(customer => customer.CustomerId == customerId, cancellationToken)
        ?? throw CustomerProblems.NotFound(customerId);

    /// <summary>Makes sure that a customer exists.</summary>
    /// <exception cref="ProblemException">404.</exception>
    internal static async Task EnsureCustomerAsync(this CrmDbContext database, Guid customerId, CancellationToken cancellationToken)
    {
        if (!await database.Customers.AnyAsync(customer => customer.CustomerId == customerId, cancellationToken))
            throw CustomerProblems.NotFound(customerId);
    }
}
