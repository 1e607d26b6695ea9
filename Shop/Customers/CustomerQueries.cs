using Microsoft.EntityFrameworkCore;

namespace Shop.Customers;

internal static class CustomerQueries
{
    /// <summary>Finds a customer, to be changed.</summary>
    /// <exception cref="ServiceDefaults.Http.ProblemException">404.</exception>
    internal static async Task<Customer> FindCustomerAsync(this ShopDbContext database, Guid customerId, CancellationToken cancellationToken) =>
        await database.Customers.SingleOrDefaultAsync(customer => customer.Id == customerId, cancellationToken) ?? throw CustomerProblems.NotFound(customerId);

    /// <summary>Makes sure that a customer exists.</summary>
    /// <exception cref="ServiceDefaults.Http.ProblemException">404.</exception>
    internal static async Task EnsureCustomerAsync(this ShopDbContext database, Guid customerId, CancellationToken cancellationToken)
    {
        if (!await database.Customers.AnyAsync(customer => customer.Id == customerId, cancellationToken))
            throw CustomerProblems.NotFound(customerId);
    }
}
