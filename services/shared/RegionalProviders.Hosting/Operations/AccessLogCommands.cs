using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using RegionalProviders.AccessLog;
using RegionalProviders.AccessLog.Upkeep;
using RegionalProviders.Persistence;

namespace RegionalProviders.Hosting.Operations;

/// <summary>
/// Retention of the access log, run as the owners of the schemas: <c>access-log remove YYYY-MM BY DECISION</c>,
/// <c>access-log hold BY REASON</c>, <c>access-log release ID BY</c>. Applies to every service of the process.
/// </summary>
internal static class AccessLogCommands
{
    internal static OperatorCommand All { get; } =
        new(
            "access-log",
            [
                "access-log remove YYYY-MM BY DECISION",
                "access-log hold BY REASON",
                "access-log release ID BY",
            ],
            RunAsync
        );

    private static async Task<int?> RunAsync(
        string[] args,
        IServiceProvider services,
        TextWriter output,
        CancellationToken cancellationToken
    )
    {
        Func<LogRetention, Task<string>>? work = args switch
        {
            ["access-log", "remove", var month, var by, var decision]
                when Month(month) is { } first => async log =>
                $"{await log.RemoveAsync(first, by, decision, cancellationToken)} lines removed",
            ["access-log", "hold", var by, var reason] => async log =>
                $"held: {await log.HoldAsync(reason, by, cancellationToken)}",
            ["access-log", "release", var id, var by] when Guid.TryParse(id, out var hold) =>
                async log =>
                    await log.ReleaseAsync(hold, by, cancellationToken)
                        ? "released"
                        : "no such hold here",
            _ => null,
        };
        if (work is null)
            return null;
        var configuration = services.GetRequiredService<IConfiguration>();
        foreach (
            var schema in services
                .GetServices<ServiceDatabase>()
                .Select(database => database.Schema)
                .Where(schema => schema.HasAccessLog())
        )
        {
            await using var owner = DataSources.Create(configuration, $"{schema.Name}-owner");
            var log = new LogRetention(schema, owner, services.GetRequiredService<TimeProvider>());
            try
            {
                await output.WriteLineAsync($"{schema.Name}: {await work(log)}");
            }
            catch (InvalidOperationException refused)
            {
                await output.WriteLineAsync($"{schema.Name}: {refused.Message}");
                return 1;
            }
        }

        return 0;
    }

    private static DateOnly? Month(string text) =>
        DateOnly.TryParseExact(
            text,
            "yyyy-MM",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var month
        )
            ? month
            : null;
}
