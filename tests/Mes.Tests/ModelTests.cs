using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Mes.Tests;

public sealed class ModelTests(MesService service)
{
    [Fact]
    public void The_migrations_create_the_model_as_it_is_now()
    {
        using var scope = service.Services.CreateScope();
        scope.ServiceProvider.GetRequiredService<MesDbContext>().Database.HasPendingModelChanges().ShouldBeFalse();
    }
}
