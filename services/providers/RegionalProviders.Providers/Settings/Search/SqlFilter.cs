using Npgsql;

namespace RegionalProviders.Providers.Settings.Search;

/// <summary>The conditions of one statement, only those in use, with their parameters in order.</summary>
internal sealed class SqlFilter
{
    private readonly List<string> conditions = [];
    private readonly List<NpgsqlParameter> parameters = [];

    /// <summary>The conditions, joined by <c>and</c>.</summary>
    public string Conditions => string.Join(" and ", conditions);

    /// <summary>The parameters; read them after all have been added.</summary>
    public IReadOnlyList<NpgsqlParameter> Parameters => parameters;

    /// <summary>Adds a condition. Values are always parameters, never part of its text.</summary>
    public void Where(string condition) => conditions.Add(condition);

    /// <summary>Adds a value and returns its placeholder.</summary>
    public string Parameter<T>(T value)
    {
        parameters.Add(new NpgsqlParameter<T> { TypedValue = value });
        return $"${parameters.Count}";
    }

    /// <summary>
    /// Adds an <c>= any</c> condition, or an equality for a single value, which lets an index keep its order.
    /// </summary>
    public void WhereOneOf<T>(string column, IReadOnlyCollection<T> values)
    {
        if (values.Count == 1)
            Where($"{column} = {Parameter(values.First())}");
        else if (values.Count > 1)
            Where($"{column} = any ({Parameter(values.ToArray())})");
    }
}
