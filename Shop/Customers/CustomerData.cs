using ServiceDefaults.Classification;

namespace Shop.Customers;

/// <summary>What a customer tells of themselves.</summary>
/// <param name="Name">Their full name, 1 to 200 characters.</param>
/// <param name="Email">Their e-mail address, at most 254 characters.</param>
/// <param name="Phone">Their phone number, if they give one.</param>
/// <param name="Address">Their postal address, if they give one.</param>
internal sealed record CustomerData(Personal<string>? Name, Personal<string>? Email, Personal<string>? Phone = null, Personal<string>? Address = null);
