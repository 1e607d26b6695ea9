using ServiceDefaults.Classification;

namespace Mes.Operators;

/// <summary>An operator as the API shows them.</summary>
/// <param name="OperatorId">Their id.</param>
/// <param name="Name">Their full name.</param>
internal sealed record OperatorView(Guid OperatorId, Personal<string> Name)
{
    internal static OperatorView Of(Operator @operator) => new(@operator.OperatorId, @operator.Name);
}
