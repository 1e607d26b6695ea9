using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json.Serialization;
using ServiceDefaults.Classification;

namespace ServiceDefaults.Exchange;

/// <summary>The names of JSON members whose values are personal or financial data.</summary>
/// <remarks>
/// Two sources: every property of type <see cref="Personal{T}"/> or <see cref="Financial{T}"/> in the assemblies that know these types, under its JSON name,
/// and a list of names that mean such data wherever they come from, so that a body from outside is protected, too. Upper and lower case are one.
/// </remarks>
internal static class SensitiveMembers
{
    private static readonly string[] PersonalNames =
    [
        "name", "firstName", "lastName", "fullName", "customerName", "contactName", "email", "emailAddress", "mail", "phone", "phoneNumber", "mobile", "fax",
        "address", "street", "city", "postalCode", "zip", "birthDate", "dateOfBirth",
        // Employees are persons, too, and free text tells of whomever it likes.
        "onBehalfBy", "approvedBy", "requestedBy", "closedBy", "text", "subject", "answer", "resolution", "reason",
        // Not personal data, but worse to lose.
        "password", "secret", "token", "access_token", "refresh_token", "apiKey",
    ];

    private static readonly string[] FinancialNames = ["price", "amount", "total", "payment", "iban", "bic", "cardNumber", "accountNumber", "credit"];

    /// <summary>Gathers the names known to <paramref name="assemblies"/> and those of the list.</summary>
    internal static FrozenDictionary<string, DataClass> Of(IEnumerable<Assembly> assemblies)
    {
        var members = new Dictionary<string, DataClass>(StringComparer.OrdinalIgnoreCase);
        foreach (var name in PersonalNames)
            members[name] = DataClass.Personal;
        foreach (var name in FinancialNames)
            members[name] = DataClass.Financial;
        foreach (var property in assemblies.SelectMany(assembly => assembly.GetTypes()).SelectMany(type => type.GetProperties()))
        {
            if (ClassOf(property.PropertyType) is { } dataClass)
                members[property.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name ?? property.Name] = dataClass;
        }

        return members.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Gives the assemblies loaded now that can have such properties: this one and those that reference it.</summary>
    internal static IEnumerable<Assembly> Assemblies()
    {
        var here = typeof(SensitiveMembers).Assembly;
        return AppDomain.CurrentDomain.GetAssemblies()
            .Where(assembly => assembly == here || Array.Exists(assembly.GetReferencedAssemblies(), reference => reference.Name == here.GetName().Name));
    }

    /// <summary>Looks through nullables and collections, too.</summary>
    private static DataClass? ClassOf(Type type)
    {
        var inner = Nullable.GetUnderlyingType(type) ?? type;
        if (!inner.IsGenericType)
            return inner.IsArray ? ClassOf(inner.GetElementType()!) : null;
        var definition = inner.GetGenericTypeDefinition();
        if (definition == typeof(Personal<>))
            return DataClass.Personal;
        return definition == typeof(Financial<>) ? DataClass.Financial : inner.GetGenericArguments().Select(ClassOf).FirstOrDefault(found => found is not null);
    }
}
