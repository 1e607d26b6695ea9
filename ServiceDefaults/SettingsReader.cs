using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Configuration;
using ServiceDefaults.Classification;

namespace ServiceDefaults;

/// <summary>Reads the settings that <see cref="ServiceDefaultsExtensions.AddServiceDefaults{TBuilder}"/> needs at once, and gathers every fault in them.</summary>
internal sealed class SettingsReader(IConfiguration configuration, ICollection<string> faults)
{
    internal const string HashKey = "Telemetry:ClassifiedHashKey";

    internal ServiceDefaultsSettings Read()
    {
        UseHashKey();
        var section = configuration.GetSection(ServiceDefaultsSettings.Section);
        var known = typeof(ServiceDefaultsSettings).GetProperties().Select(property => property.Name).Order(StringComparer.Ordinal).ToArray();
        foreach (var child in section.GetChildren().Where(child => !known.Contains(child.Key, StringComparer.OrdinalIgnoreCase)))
            faults.Add($"{child.Path} is not a setting; known are {string.Join(", ", known)}.");

        ServiceDefaultsSettings settings;
        try
        {
            settings = section.Get<ServiceDefaultsSettings>() ?? new ServiceDefaultsSettings();
        }
        catch (InvalidOperationException exception)
        {
            // Binding stops at the first value of a wrong type, and its message names the key and the type.
            faults.Add(exception.Message);
            return new ServiceDefaultsSettings();
        }

        List<ValidationResult> results = [];
        Validator.TryValidateObject(settings, new ValidationContext(settings), results, validateAllProperties: true);
        foreach (var result in results)
        {
            var name = result.MemberNames.First();
            faults.Add($"{section.Path}:{name} is {section[name]}. {result.ErrorMessage}");
        }

        return settings;
    }

    private void UseHashKey()
    {
        if (configuration[HashKey] is not { Length: > 0 } text)
            return;
        var key = new byte[text.Length];
        // The value is a secret, so the fault tells only its length.
        if (!Convert.TryFromBase64String(text, key, out var length))
            faults.Add($"{HashKey} is not base64. Give at least 16 random bytes in base64, such as from 'openssl rand -base64 32'.");
        else if (length < 16)
            faults.Add($"{HashKey} has {length} bytes. Give at least 16 random bytes in base64, such as from 'openssl rand -base64 32'.");
        else
            ClassifiedHash.UseKey(key.AsSpan(0, length));
    }
}
