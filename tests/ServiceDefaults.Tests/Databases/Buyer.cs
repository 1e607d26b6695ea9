using ServiceDefaults.Classification;

namespace ServiceDefaults.Tests.Databases;

public sealed class Buyer
{
    public Guid Id { get; init; }

    public Personal<string> FullName { get; set; }

    public Personal<string>? Phone { get; set; }

    public Financial<decimal> Credit { get; set; }

    public Financial<decimal>? LastPrice { get; set; }
}
