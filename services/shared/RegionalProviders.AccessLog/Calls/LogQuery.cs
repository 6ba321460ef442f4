using Dapper;
using Npgsql;
using RegionalProviders.AccessLog.V1;
using RegionalProviders.AccessLog.Verification;
using RegionalProviders.Kernel;
using RegionalProviders.Persistence;

namespace RegionalProviders.AccessLog.Calls;

/// <summary>A page of one service's log. Which lines a caller sees is decided by row-level security.</summary>
internal sealed class LogQuery
{
    private readonly List<NpgsqlParameter> parameters = [];
    private readonly string filter;
    private readonly Page page;
    private readonly Position? after;

    internal LogQuery(ListAccessLogEntriesRequest request, Page page)
    {
        this.page = page;
        List<string> conditions = [];
        var from = request.From.ToDateOnly("from");
        var to = request.To.ToDateOnly("to");
        if (from > to)
            throw Fault.Invalid("to", "must not be before from.");
        if (from is { } first)
            conditions.Add($"at >= {Add(Midnight(first))}");
        if (to is { } last && last < DateOnly.MaxValue)
            conditions.Add($"at < {Add(Midnight(last.AddDays(1)))}");
        if (request.ObjectId.Length > 0)
            conditions.Add($"{Add(request.ObjectId)} = any (object_ids)");
        after = Position.Of(page);
        filter = string.Concat(conditions.Select(condition => $" and {condition}"));
    }

    internal async Task<IReadOnlyList<LogLine>> ReadAsync(
        ServiceDatabase database,
        Principal principal,
        CancellationToken cancellationToken
    )
    {
        var own = new List<NpgsqlParameter>(parameters.Select(each => each.Clone()));
        var since = After(database.Schema.Name, own);
        own.Add(new NpgsqlParameter<int> { TypedValue = page.Fetch });
        var schema = database.Schema.Name;
        Func<System.Data.Common.DbDataReader, LogLine>? parse = null;
        // Two queries, each in the order of its own index: an OR would read and sort the whole log.
        var sql = $"""
            select * from (
            (select {LogLine.Columns} from {schema}.access_log
            where tenant = (select {schema}.access_log_tenant()){filter}{since}
            order by at desc, tenant collate "C" desc, seq desc limit ${own.Count})
            union
            (select {LogLine.Columns} from {schema}.access_log
            where owner = any ((select {schema}.access_log_owners())::text[]) and owner <> ''{filter}{since}
            order by at desc, tenant collate "C" desc, seq desc limit ${own.Count})
            ) as lines
            order by at desc, tenant collate "C" desc, seq desc limit ${own.Count}
            """;
        return await database.ReadAsync(
            principal,
            sql,
            own,
            reader => (parse ??= reader.GetRowParser<LogLine>())(reader),
            cancellationToken
        );
    }

    // The service is one of the sort keys: at the last instant shown, lines of services that sort earlier were all shown.
    private string After(string service, List<NpgsqlParameter> own)
    {
        if (after is not { } last)
            return "";
        own.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = last.At });
        var at = $"${own.Count}";
        var order = string.CompareOrdinal(service, last.Service);
        if (order > 0)
            return $" and at < {at}";
        if (order < 0)
            return $" and at <= {at}";
        own.Add(new NpgsqlParameter<string> { TypedValue = last.Tenant });
        own.Add(new NpgsqlParameter<long> { TypedValue = last.Seq });
        return $" and (at, tenant collate \"C\", seq) < ({at}, ${own.Count - 1}, ${own.Count})";
    }

    private string Add<T>(T value)
    {
        parameters.Add(new NpgsqlParameter<T> { TypedValue = value });
        return $"${parameters.Count}";
    }

    private static DateTimeOffset Midnight(DateOnly day) =>
        new(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);

    private sealed record Position(DateTimeOffset At, string Service, string Tenant, long Seq)
    {
        internal static Position? Of(Page page) =>
            page.After is { } keys
                ? new Position(keys.Instant(0), keys.Text(1), keys.Text(2), keys.LongNumber(3))
                : null;
    }
}
