using System.Globalization;
using System.Text;
using Npgsql;
using NpgsqlTypes;

namespace Messaging.Parking;

/// <summary>Puts together the condition that selects parked messages; values always travel as parameters.</summary>
internal sealed class ParkedStatement
{
    private readonly StringBuilder _where = new();
    private readonly List<NpgsqlParameter> _parameters = [];

    /// <param name="consumer">The service.</param>
    /// <param name="filter">Which of its parked messages; it was checked.</param>
    /// <param name="now">From when ages are counted.</param>
    internal ParkedStatement(string consumer, ParkedFilter filter, DateTimeOffset now)
    {
        Consumer = Value(consumer);
        _where.Append(CultureInfo.InvariantCulture, $"consumer = {Consumer} AND parked_at IS NOT NULL");
        And("type = ?", filter.Type);
        And("order_id = ?", filter.Order);
        And("(exception_type = ? OR right(exception_type, length(?) + 1) = '.' || ?)", filter.Exception);
        And("cause = ?", filter.Cause);
        And("fingerprint = ?", filter.Group);
        if (filter.OlderThan is not null && ParkedAge.TryParse(filter.OlderThan, out var least))
            And("parked_at < ?", now - least);
        if (filter.YoungerThan is not null && ParkedAge.TryParse(filter.YoungerThan, out var most))
            And("parked_at > ?", now - most);
    }

    /// <summary>Gets the parameter that stands for the service.</summary>
    internal string Consumer { get; }

    internal string Where => _where.ToString();

    /// <summary>Adds a condition in which each <c>?</c> stands for the value, where there is one.</summary>
    internal ParkedStatement And(string condition, object? value)
    {
        if (value is not null)
            _where.Append(" AND ").Append(condition.Replace("?", Value(value), StringComparison.Ordinal));
        return this;
    }

    /// <summary>Adds a value and gives the parameter that stands for it.</summary>
    internal string Value(object? value)
    {
        _parameters.Add(value is null ? new NpgsqlParameter { Value = DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text } : new NpgsqlParameter { Value = value });
        return string.Create(CultureInfo.InvariantCulture, $"${_parameters.Count}");
    }

    internal NpgsqlCommand Command(string sql, NpgsqlConnection connection, NpgsqlTransaction? transaction = null)
    {
        var command = new NpgsqlCommand(sql, connection, transaction);
        foreach (var parameter in _parameters)
            command.Parameters.Add(parameter.Clone());
        return command;
    }
}
