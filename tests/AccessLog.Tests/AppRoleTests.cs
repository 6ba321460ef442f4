using Dapper;
using Npgsql;

namespace AccessLog.Tests;

/// <summary>What the app role, which serves calls, can do to the log by itself.</summary>
public sealed class AppRoleTests
{
    [Theory]
    [InlineData("insert into probe.access_log select * from probe.access_log")]
    [InlineData("update probe.access_log set purpose = ''")]
    [InlineData("delete from probe.access_log")]
    [InlineData("truncate probe.access_log")]
    [InlineData("select * from probe.access_log_default")]
    [InlineData("delete from probe.access_log_default")]
    [InlineData("update probe.access_log_chain set seq = 0")]
    [InlineData("delete from probe.access_log_head")]
    [InlineData(
        "insert into probe.access_log_removal values ('2019-01-01', now(), 0, 'me', 'because')"
    )]
    [InlineData("delete from probe.access_log_hold")]
    [InlineData("select probe.make_access_log_month('2019-01-01')")]
    [InlineData(
        "select probe.remove_access_log_month('2019-01-01', 'me', 'because I say so', now())"
    )]
    [InlineData("select probe.append_access_log(null)")]
    [InlineData("drop table probe.access_log_default")]
    public async Task AppRole_ThatWorksOnTheLog_IsDenied(string sql)
    {
        var refused = await RefusedAsync(sql, "council");

        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
    }

    [Theory]
    [InlineData("")]
    [InlineData("system")]
    public async Task Write_ForNobody_IsRefused(string kind)
    {
        var refused = await RefusedAsync(
            "select probe.write_access_log(now(), '{}', '', '', 'm', 'c', '', '{}', '', '', '', '')",
            kind
        );

        Assert.Equal(kind.Length == 0 ? "RP001" : "RP003", refused.SqlState);
    }

    [Fact]
    public async Task Partitions_FarAhead_AreRefused()
    {
        var refused = await RefusedAsync(
            "select probe.make_access_log_partitions('2099-01-01')",
            "system"
        );

        Assert.Equal("RP003", refused.SqlState);
    }

    private static async Task<PostgresException> RefusedAsync(string sql, string kind)
    {
        var log = await LogPlatform.SharedAsync();
        await using var connection = new NpgsqlConnection(
            log.Platform.AppConnectionString("probe")
        );
        await connection.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await connection.ExecuteAsync(
            """
            select set_config('app.principal_kind', @kind, true), set_config('app.subject', 's', true),
                set_config('app.tenant_id', '00000000-0000-0000-0000-00000000000a', true)
            """,
            new { kind }
        );
        return await Assert.ThrowsAsync<PostgresException>(() => connection.ExecuteAsync(sql));
    }
}
