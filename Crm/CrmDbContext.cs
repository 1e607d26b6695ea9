using Crm.Complaints;
using Crm.Customers;
using Crm.Orders;
using Crm.Tickets;
using Messaging.Orders;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Databases;
using ServiceDefaults.Http;

namespace Crm;

/// <summary>What CRM knows: customers, orders as sales see them, complaints and support tickets.</summary>
internal sealed class CrmDbContext(DbContextOptions<CrmDbContext> options) : DbContext(options)
{
    internal DbSet<Customer> Customers => Set<Customer>();

    internal DbSet<Order> Orders => Set<Order>();

    internal DbSet<Complaint> Complaints => Set<Complaint>();

    internal DbSet<Ticket> Tickets => Set<Ticket>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.ConfigureClassified();
        configurationBuilder.ConfigureOrders();
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.AddIdempotency();
        modelBuilder.HasSequence<long>(PhoneOrderNumbers.Sequence).StartsAt(PhoneOrderNumbers.First);
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(CrmDbContext).Assembly);
    }
}
