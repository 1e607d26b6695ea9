using Microsoft.Extensions.Options;
using Npgsql;

namespace ServiceDefaults.Databases;

/// <summary>Holds a database's connection string to what a service needs: it is there, it can be read, and it keeps row values out of errors and logs.</summary>
internal sealed class DatabaseOptionsValidator : IValidateOptions<DatabaseOptions>
{
    public ValidateOptionsResult Validate(string? name, DatabaseOptions options)
    {
        var key = $"ConnectionStrings:{name}";
        if (string.IsNullOrWhiteSpace(options.ConnectionString))
            return ValidateOptionsResult.Fail($"{key} is missing. Give the connection string of a PostgreSQL database, such as Host=localhost;Database={name};Username={name}.");
        NpgsqlConnectionStringBuilder connection;
        try
        {
            connection = new NpgsqlConnectionStringBuilder(options.ConnectionString);
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException)
        {
            // The message names the keyword, but the string itself may hold a password and stays out.
            return ValidateOptionsResult.Fail($"{key} cannot be read: {exception.Message}");
        }

        List<string> failures = [];
        if (string.IsNullOrEmpty(connection.Host))
            failures.Add($"{key} names no Host.");
        if (string.IsNullOrEmpty(connection.Database))
            failures.Add($"{key} names no Database.");
        if (connection.IncludeErrorDetail)
            failures.Add($"{key} sets 'Include Error Detail', which writes the values of rows into errors and logs. Remove it.");
        if (connection.LogParameters)
            failures.Add($"{key} sets 'Log Parameters', which writes the values of parameters into logs. Remove it.");
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }
}
