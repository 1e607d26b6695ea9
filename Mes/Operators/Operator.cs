using ServiceDefaults.Classification;

namespace Mes.Operators;

/// <summary>Somebody who makes orders.</summary>
internal sealed class Operator(Guid operatorId, Personal<string> name, DateTimeOffset registeredAt)
{
    internal Guid OperatorId { get; private set; } = operatorId;

    internal Personal<string> Name { get; private set; } = name;

    internal DateTimeOffset RegisteredAt { get; private set; } = registeredAt;
}
