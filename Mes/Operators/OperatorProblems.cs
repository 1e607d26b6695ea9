using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Http;

namespace Mes.Operators;

/// <summary>What is wrong with a request that names an operator.</summary>
internal static class OperatorProblems
{
    internal static ProblemException NotFound(Guid operatorId) =>
        new(Problems.NotFound("operator", $"There is no operator {operatorId}. Register them with POST /operators."));

    /// <exception cref="ProblemException">404: nobody is registered under this id.</exception>
    internal static async Task EnsureOperatorAsync(this MesDbContext database, Guid operatorId, CancellationToken cancellationToken)
    {
        if (!await database.Operators.AnyAsync(row => row.OperatorId == operatorId, cancellationToken))
            throw NotFound(operatorId);
    }
}
