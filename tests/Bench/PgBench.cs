using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Npgsql;
using RegionalProviders.Persistence;
using RegionalProviders.Servers;

namespace RegionalProviders.Bench;

/// <summary>
/// The upper bound: pgbench sends the same statements as the same role, in one batch each, over as many connections.
/// </summary>
internal sealed partial class PgBench(string connectionString, string folder)
{
    private const int Connections = 16;

    internal Task<Figures> RunAsync(SqlStatement settings, Workload workload, int seconds)
    {
        var variables = new List<string>();
        var statement = Bind(workload.Statement, workload.Parameters, variables);
        return RunAsync(settings, "", $"{statement};", variables, seconds);
    }

    /// <summary>Runs the given statements, after pgbench commands that prepare each transaction.</summary>
    internal Task<Figures> RunAsync(
        SqlStatement settings,
        string before,
        string statements,
        int seconds
    ) => RunAsync(settings, before, statements, [], seconds);

    private async Task<Figures> RunAsync(
        SqlStatement settings,
        string before,
        string statements,
        List<string> variables,
        int seconds
    )
    {
        var script = Path.Combine(folder, "script.sql");
        await File.WriteAllTextAsync(
            script,
            $"""
            {before}
            \startpipeline
            {Bind(settings.Sql, [.. settings.Parameters], variables)};
            {statements}
            \endpipeline

            """
        );
        await RunAsync(script, variables, 2);
        foreach (var old in Directory.EnumerateFiles(folder, "pgbench_log*"))
            File.Delete(old);
        var said = await RunAsync(script, [.. variables, "--log"], seconds);
        var times = Directory
            .EnumerateFiles(folder, "pgbench_log*")
            .SelectMany(File.ReadLines)
            .Select(line => double.Parse(line.Split(' ')[2], CultureInfo.InvariantCulture) / 1000)
            .ToList();
        var rate = double.Parse(
            Rate().Match(said).Groups["rate"].Value,
            CultureInfo.InvariantCulture
        );
        return Figures.Of(rate, times);
    }

    private Task<string> RunAsync(string script, IEnumerable<string> options, int seconds)
    {
        var to = new NpgsqlConnectionStringBuilder(connectionString);
        return Tool.RunAsync(
            Path.Combine(ExecutableFinder.FindPostgres(), "pgbench"),
            [
                "--no-vacuum",
                "--protocol=prepared",
                $"--client={Connections}",
                "--jobs=2",
                $"--time={seconds}",
                $"--file={script}",
                $"--host={to.Host}",
                $"--port={to.Port}",
                $"--username={to.Username}",
                .. options,
                to.Database!,
            ],
            folder,
            new Dictionary<string, string> { ["PGPASSWORD"] = to.Password! }
        );
    }

    /// <summary>Replaces positional parameters by pgbench variables, which can be neither null nor empty.</summary>
    private static string Bind(
        string sql,
        IReadOnlyList<NpgsqlParameter> parameters,
        List<string> variables
    )
    {
        return Placeholder()
            .Replace(
                sql,
                found =>
                {
                    var number = int.Parse(found.Groups["n"].Value, CultureInfo.InvariantCulture);
                    if (parameters[number - 1].Value is null or DBNull)
                        return "null";
                    var value = Text(parameters[number - 1].Value);
                    if (value.Length == 0)
                        return "''";
                    variables.Add($"--define=v{variables.Count}={value}");
                    return $":v{variables.Count - 1}";
                }
            );
    }

    private static string Text(object? value) =>
        value switch
        {
            string text => text,
            Array array => new StringBuilder("{")
                .AppendJoin(',', array.Cast<object>().Select(each => $"\"{Text(each)}\""))
                .Append('}')
                .ToString(),
            DateOnly day => day.ToString("O", CultureInfo.InvariantCulture),
            _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
        };

    [GeneratedRegex(@"\$(?<n>[0-9]+)")]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"tps = (?<rate>[0-9.]+)")]
    private static partial Regex Rate();
}
