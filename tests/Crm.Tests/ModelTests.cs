using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.Tests;

public sealed class ModelTests(CrmService service)
{
    [Fact]
    public void The_migrations_create_the_model_as_it_is_now()
    {
        using var scope = service.Services.CreateScope();
        scope.ServiceProvider.GetRequiredService<CrmDbContext>().Database.HasPendingModelChanges().ShouldBeFalse();
    }
}
