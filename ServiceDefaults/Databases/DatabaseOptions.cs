namespace ServiceDefaults.Databases;

/// <summary>How to reach one database; the options' name is the connection string's name.</summary>
internal sealed class DatabaseOptions
{
    /// <summary>Gets or sets the Npgsql connection string, from <c>ConnectionStrings:{name}</c>.</summary>
    public string? ConnectionString { get; set; }
}
