using System.Globalization;
using System.Text;
using Npgsql;
using ServiceDefaults.Http;

namespace Observability.Reading.Postgres;

/// <summary>Puts a SELECT together from the filters that were given; values always travel as parameters.</summary>
internal sealed class RecordQuery
{
    private readonly string _select;
    private readonly StringBuilder _conditions = new();
    private readonly List<NpgsqlParameter> _parameters = [];

    /// <summary>Begins with a SELECT, in which each <c>?</c> stands for one of the values.</summary>
    public RecordQuery(string select, params object[] values)
    {
        var parts = select.Split('?');
        _select = parts.Skip(1).Zip(values, (part, value) => Parameter(value) + part).Aggregate(parts[0], string.Concat);
    }

    /// <summary>Adds a condition, whose <c>?</c> stands for the value, where there is a value.</summary>
    public RecordQuery Where<T>(string condition, T? value)
        where T : class => value is null ? this : Add(condition, value);

    /// <summary>Adds a condition, whose <c>?</c> stands for the value, where there is a value.</summary>
    public RecordQuery Where<T>(string condition, T? value)
        where T : struct => value is { } known ? Add(condition, known) : this;

    /// <summary>Adds a condition without a value.</summary>
    public RecordQuery Where(string condition)
    {
        _conditions.Append(_conditions.Length == 0 ? " WHERE " : " AND ").Append(condition);
        return this;
    }

    /// <summary>Goes on after a position, newest first. The comparison of rows lets the index on time be used.</summary>
    public RecordQuery After(Cursor? cursor) => cursor is null || RowPosition.Of(cursor) is not { } known
        ? this
        : Where($"(r.time, r.time_nanos, r.id) < ({Parameter(known.Time)}, {Parameter(known.Nanos)}, {Parameter(known.Id)})");

    /// <summary>Runs the query and makes a list of what it finds.</summary>
    public async Task<List<T>> ListAsync<T>(NpgsqlDataSource database, string order, int limit, Func<NpgsqlDataReader, T> map, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(string.Create(CultureInfo.InvariantCulture, $"{_select}{_conditions} {order} LIMIT {limit}"));
        command.Parameters.AddRange(_parameters.ToArray());
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var found = new List<T>();
        while (await reader.ReadAsync(cancellationToken))
            found.Add(map(reader));
        return found;
    }

    private RecordQuery Add(string condition, object value) => Where(condition.Replace("?", Parameter(value), StringComparison.Ordinal));

    private string Parameter(object value)
    {
        _parameters.Add(new NpgsqlParameter { Value = value });
        return string.Create(CultureInfo.InvariantCulture, $"${_parameters.Count}");
    }
}
