using Dapper;
using Npgsql;
using RegionalProviders.Persistence;

namespace RegionalProviders.AccessLog.Verification;

/// <summary>Reads a log for verification; every statement sees the same snapshot.</summary>
internal sealed class LogReader(ServiceTransaction transaction)
{
    private readonly string schema = transaction.Schema.Name;

    /// <summary>All chains: the recorded ones, and those of lines or days that have no record.</summary>
    internal Task<IReadOnlyList<string>> TenantsAsync() =>
        transaction.QueryAsync<string>(
            $"""
            select tenant from {schema}.access_log_chain
            union select tenant from {schema}.access_log_head
            union select tenant from {schema}.access_log
            order by 1
            """
        );

    internal async Task<(long? Seq, byte[]? Hash)> ChainAsync(string tenant) =>
        (
            await transaction.QueryAsync<(long?, byte[]?)>(
                $"select seq, hash from {schema}.access_log_chain where tenant = @tenant",
                new { tenant }
            )
        ).SingleOrDefault();

    internal Task<IReadOnlyList<LogHead>> HeadsAsync(string tenant) =>
        transaction.QueryAsync<LogHead>(
            $"""
            select h.day, h.first_seq, h.last_seq, h.previous_hash, h.hash, r.month is not null as removed
            from {schema}.access_log_head h
            left join {schema}.access_log_removal r on r.month = date_trunc('month', h.day)::date
            where h.tenant = @tenant order by h.day
            """,
            new { tenant }
        );

    /// <summary>Lines of a chain in order, one at a time: a log may be larger than memory.</summary>
    internal async IAsyncEnumerable<LogLine> LinesAsync(string tenant)
    {
        await using var command = new NpgsqlCommand(
            $"select {LogLine.Columns} from {schema}.access_log where tenant = @tenant order by day, seq",
            transaction.Connection
        );
        command.Parameters.Add(new NpgsqlParameter<string>("tenant", tenant));
        await using var reader = await command.ExecuteReaderAsync(transaction.CancellationToken);
        var parse = reader.GetRowParser<LogLine>();
        while (await reader.ReadAsync(transaction.CancellationToken))
            yield return parse(reader);
    }

    /// <summary>Hash of a line, or of a removed line if it was the last of its day; otherwise null.</summary>
    internal Task<byte[]?> HashAsync(string tenant, long seq) =>
        transaction.QuerySingleOrDefaultAsync<byte[]>(
            $"""
            select hash from {schema}.access_log where tenant = @tenant and seq = @seq
            union select hash from {schema}.access_log_head where tenant = @tenant and last_seq = @seq
            limit 1
            """,
            new { tenant, seq }
        );

    /// <summary>True if the line was removed with its month.</summary>
    internal async Task<bool> IsRemovedAsync(string tenant, long seq) =>
        (await HeadsAsync(tenant)).Any(head =>
            head.Removed && head.FirstSeq <= seq && seq <= head.LastSeq
        );
}
