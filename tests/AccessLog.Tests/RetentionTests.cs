using AccessLog.Tests.Probe;
using AccessLog.Tests.Probe.V1;
using Dapper;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;
using RegionalProviders.AccessLog;
using RegionalProviders.AccessLog.Upkeep;
using RegionalProviders.AccessLog.V1;
using RegionalProviders.Hosting.Operations;
using RegionalProviders.Testing;

namespace AccessLog.Tests;

/// <summary>Partitions, and the removal of lines whose retention period is over.</summary>
public sealed class RetentionTests
{
    private const string Decision = "Records committee, minute 12: seven years are over.";

    [Fact]
    public async Task Remove_AMonthThatIsOver_LeavesAChainThatCanBeChecked()
    {
        await using var log = await WithOldLinesAsync();
        var heads = (await log.VerifyAsync())
            .Select(step => step.Head)
            .OfType<ChainHead>()
            .ToArray();
        var month = OldDay(log);

        Assert.Equal(3, await Retention(log).RemoveAsync(month, "archivist", Decision, default));

        Assert.Equal(2L, await CountAsync(log, "probe.access_log where tenant <> 'operator'"));
        var steps = await log.VerifyAsync(heads);
        Assert.DoesNotContain(steps, step => step.Finding is not null);
        Assert.Contains(steps, step => step.Day is { Service: "probe", Removed: true, Lines: 0 });
        Assert.Equal(
            1L,
            await CountAsync(
                log,
                $"probe.access_log where tenant = 'operator' and object_ids = '{{{month:yyyy-MM}}}' and grant_reason = '{Decision}'"
            )
        );
        Assert.Equal(1L, await CountAsync(log, "probe.access_log_removal where line_count = 3"));
    }

    [Fact]
    public async Task Verify_LinesLeftAfterARemoval_StillFindsWhatIsAltered()
    {
        await using var log = await WithOldLinesAsync();
        await Retention(log).RemoveAsync(OldDay(log), "archivist", Decision, default);

        Assert.Equal(1, await log.TamperAsync("delete from probe.access_log where seq = 4"));

        Assert.Contains(
            await log.VerifyAsync(),
            step => step.Finding is { Kind: FindingKind.Missing, Sequence: 5 }
        );
    }

    [Fact]
    public async Task Remove_AMonthOfTheLastSevenYears_IsRefused()
    {
        await using var log = await WithOldLinesAsync();
        var month = DateOnly.FromDateTime(DateTime.Today).AddYears(-7);

        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() =>
            Retention(log).RemoveAsync(month, "archivist", Decision, default)
        );

        Assert.Contains("seven years", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Remove_WithoutADecision_IsRefused()
    {
        await using var log = await WithOldLinesAsync();

        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() =>
            Retention(log).RemoveAsync(OldDay(log), "archivist", " ", default)
        );

        Assert.Contains("decision", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Remove_UnderALegalHold_IsRefusedUntilItIsReleased()
    {
        await using var log = await WithOldLinesAsync();
        var retention = Retention(log);
        var hold = await retention.HoldAsync("Inquiry of the ombudsman", "solicitor", default);

        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() =>
            retention.RemoveAsync(OldDay(log), "archivist", Decision, default)
        );
        Assert.Contains("legal hold", refused.Message, StringComparison.Ordinal);
        Assert.Equal(5L, await CountAsync(log, "probe.access_log"));

        Assert.True(await retention.ReleaseAsync(hold, "solicitor", default));
        Assert.Equal(3, await retention.RemoveAsync(OldDay(log), "archivist", Decision, default));
    }

    [Fact]
    public async Task Commands_OfWhoRunsTheDeployment_HoldAndRemove()
    {
        await using var log = await WithOldLinesAsync();
        var month = $"{OldDay(log):yyyy-MM}";

        Assert.Equal(
            (0, true),
            await RunAsync("access-log", "hold", "solicitor", "Inquiry of 2026")
        );
        var (refused, _) = await RunAsync("access-log", "remove", month, "archivist", Decision);
        Assert.Equal(1, refused);
        await log.TamperAsync(
            "update probe.access_log_hold set released_by = 's', released_at = now(); update identity.access_log_hold set released_by = 's', released_at = now(); update providers.access_log_hold set released_by = 's', released_at = now(); update notifications.access_log_hold set released_by = 's', released_at = now(); update placements.access_log_hold set released_by = 's', released_at = now()"
        );
        Assert.Equal(
            (0, true),
            await RunAsync("access-log", "remove", month, "archivist", Decision)
        );
        Assert.Equal((2, false), await RunAsync("access-log", "remove", "all"));

        async Task<(int, bool)> RunAsync(params string[] args)
        {
            await using var output = new StringWriter();
            var code = await OperatorCommands.RunAsync(
                args,
                TestPlatform.Modules,
                log.Platform.Services,
                output,
                default
            );
            return (code, output.ToString().Contains("probe: ", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Partitions_OfThisMonthAndTheNextTwo_AreThereFromTheStart()
    {
        await using var log = await LogPlatform.StartAsync();
        var today = DateOnly.FromDateTime(DateTime.UtcNow);

        foreach (
            var service in new[] { "identity", "notifications", "providers", "placements", "probe" }
        )
            for (var ahead = 0; ahead < 3; ahead++)
                Assert.Equal(
                    1L,
                    await CountAsync(
                        log,
                        $"pg_class where relnamespace = '{service}'::regnamespace and relispartition and relrowsecurity and relforcerowsecurity and relname = 'access_log_{today.AddMonths(ahead):yyyyMM}'"
                    )
                );
    }

    [Fact]
    public async Task Health_WhileTheDefaultPartitionHoldsLines_IsDegradedAndNothingIsLost()
    {
        await using var log = await WithOldLinesAsync();
        Assert.Equal(3L, await CountAsync(log, "probe.access_log_default"));

        await MakeAsync(log);

        Assert.Equal(HealthStatus.Degraded, await HealthAsync(log));
        await Retention(log).RemoveAsync(OldDay(log), "archivist", Decision, default);
        await MakeAsync(log);
        Assert.Equal(HealthStatus.Healthy, await HealthAsync(log));
    }

    [Fact]
    public async Task Partition_MadeLate_TakesTheLinesThatTheDefaultOneCaught()
    {
        await using var log = await WithOldLinesAsync();

        await log.TamperAsync($"select probe.make_access_log_month('{OldDay(log):yyyy-MM-dd}')");

        Assert.Equal(0L, await CountAsync(log, "probe.access_log_default"));
        Assert.Equal(5L, await CountAsync(log, "probe.access_log"));
        Assert.DoesNotContain(await log.VerifyAsync(), step => step.Finding is not null);
    }

    private static async Task MakeAsync(LogPlatform log)
    {
        // As the service does: its role may create partitions only for the time ahead.
        var services = log.Platform.Services;
        var upkeep = services
            .GetServices<Microsoft.Extensions.Hosting.IHostedService>()
            .OfType<LogPartitions>()
            .Single();
        await upkeep.MakeAsync(services.GetRequiredService<ProbeDatabase>(), default);
    }

    private static async Task<HealthStatus> HealthAsync(LogPlatform log)
    {
        var report = await log
            .Platform.Services.GetRequiredService<HealthCheckService>()
            .CheckHealthAsync(default);
        return report.Entries[AccessLogModule.HealthCheck].Status;
    }

    private static DateOnly OldDay(LogPlatform log) =>
        DateOnly.FromDateTime(log.Platform.Clock.GetUtcNow().UtcDateTime).AddYears(-8);

    private static LogRetention Retention(LogPlatform log) =>
        new(
            ProbeModule.Schema,
            NpgsqlDataSource.Create(
                log.Platform.Services.GetRequiredService<IConfiguration>()
                    .GetConnectionString("probe-owner")!
            ),
            log.Platform.Clock
        );

    private static async Task<long> CountAsync(LogPlatform log, string from)
    {
        await using var connection = new NpgsqlConnection(log.Platform.SuperuserConnectionString);
        return await connection.ExecuteScalarAsync<long>($"select count(*) from {from}");
    }

    private static async Task ReadAsync(LogPlatform log) =>
        await LogPlatform
            .Cases(await log.Platform.People.CouncilAsync())
            .GetCaseAsync(
                new GetCaseRequest { Id = Guid.NewGuid().ToString(), Way = Way.Transaction }
            );

    /// <summary>Three lines from eight years ago and two from today, all of Bristol.</summary>
    private static async Task<LogPlatform> WithOldLinesAsync()
    {
        var log = await LogPlatform.StartAsync();
        var now = log.Platform.Clock.GetUtcNow();
        for (var i = 0; i < 5; i++)
        {
            await ReadAsync(log);
            // The database wrote these lines today; only a superuser can backdate them, hashes included.
            if (i == 2)
                await AgeAsync(log, now.AddYears(-8) - now);
        }

        return log;
    }

    private static async Task AgeAsync(LogPlatform log, TimeSpan by)
    {
        await log.TamperAsync(
            $"""
            do $$
            declare
                line probe.access_log;
                previous bytea := decode(repeat('00', 32), 'hex');
                days int := {by.Days};
            begin
                for line in select * from probe.access_log order by seq loop
                    delete from probe.access_log where seq = line.seq;
                    line.day := line.day + days;
                    line.at := line.at + make_interval(days => days);
                    line.recorded_at := line.recorded_at + make_interval(days => days);
                    line.previous_hash := previous;
                    line.hash := probe.access_log_hash(line);
                    insert into probe.access_log select line.*;
                    previous := line.hash;
                end loop;
                update probe.access_log_head set day = day + days, hash = previous;
                update probe.access_log_chain set day = day + days, hash = previous;
            end $$
            """
        );
    }
}
