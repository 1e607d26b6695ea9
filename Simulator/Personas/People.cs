using Bogus;
using Simulator.Apis;
using Simulator.Randomness;

namespace Simulator.Personas;

/// <summary>Draws the people of a run from the seed: the same number is the same person.</summary>
internal sealed class People(Seed seed)
{
    private const int Employees = 12;

    /// <summary>Draws a customer of the shop, or one who orders by phone.</summary>
    internal NewCustomer Customer(bool byPhone, int number)
    {
        var faker = FakerFor(byPhone ? "phone customer" : "shop customer", number);
        var name = faker.Name.FullName();

        // Example domains reach nobody (RFC 2606).
        var mailbox = $"{faker.Internet.UserName(name)}.{(byPhone ? 'p' : 's')}{number}".ToLowerInvariant();
        return new NewCustomer(
            name,
            $"{mailbox}@example.com",
            faker.Random.Bool() || byPhone ? faker.Phone.PhoneNumber("+49 30 #######") : null,
            faker.Random.Bool() ? $"{faker.Address.StreetAddress()}, {faker.Address.ZipCode()} {faker.Address.City()}" : null);
    }

    /// <summary>Draws an operator's name.</summary>
    internal string Operator(int number) => FakerFor("operator", number).Name.FullName();

    /// <summary>Gives the employee of sales who looks after an order.</summary>
    internal static string SalesEmployee(int orderIndex) => $"sales-{1 + (orderIndex % Employees)}";

    private Faker FakerFor(string kind, int number) => new() { Random = new Randomizer(seed.Derive(kind, number)) };
}
