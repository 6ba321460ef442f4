using AccessLog.Tests.Probe.V1;
using RegionalProviders.AccessLog.V1;

namespace AccessLog.Tests;

/// <summary>What verification finds after changes to the tables by a superuser, who bypasses every policy.</summary>
public sealed class VerificationTests
{
    [Fact]
    public async Task Verify_UntouchedLogOfSeveralDays_FindsNothingAndCountsEverything()
    {
        await using var log = await WrittenAsync();

        var steps = await log.VerifyAsync();

        Assert.DoesNotContain(steps, step => step.Finding is not null);
        var summary = steps[^1].Summary;
        Assert.Equal(
            ["identity", "notifications", "placements", "probe", "providers"],
            summary.Services
        );
        var days = steps
            .Where(step => step.Day?.Service == "probe")
            .Select(step => step.Day)
            .ToList();
        Assert.Equal([3, 3, 3], days.Select(day => day.Lines));
        Assert.All(days, day => Assert.StartsWith("council:", day.Chain, StringComparison.Ordinal));
        Assert.Contains(steps, step => step.Head is { Service: "probe", Sequence: 9 });
    }

    [Theory]
    [InlineData("delete from probe.access_log where seq = 5", FindingKind.Missing, 6)]
    [InlineData(
        "update probe.access_log set subject = 'somebody else' where seq = 5",
        FindingKind.Altered,
        5
    )]
    [InlineData(
        "update probe.access_log set object_ids = '{}' where seq = 5",
        FindingKind.Altered,
        5
    )]
    [InlineData(
        "update probe.access_log set grant_reason = '' where seq = 5",
        FindingKind.Altered,
        5
    )]
    [InlineData(
        "update probe.access_log set recorded_at = recorded_at + interval '1 s' where seq = 5",
        FindingKind.Altered,
        5
    )]
    [InlineData(
        "update probe.access_log set seq = 0 where seq = 4; update probe.access_log set seq = 4 where seq = 5; update probe.access_log set seq = 5 where seq = 0",
        FindingKind.Reordered,
        4
    )]
    [InlineData(
        "update probe.access_log set at = at - interval '1 day', hash = probe.access_log_hash((tenant, day, seq, at - interval '1 day', recorded_at, subject, principal_kind, roles, client_id, purpose, method, data_class, object_kind, object_ids, owner, grant_id, grant_reason, trace_id, previous_hash, hash)::probe.access_log) where seq = 5",
        FindingKind.BackDated,
        5
    )]
    [InlineData(
        "update probe.access_log set hash = sha256(hash) where seq = 5",
        FindingKind.Reordered,
        6
    )]
    [InlineData("delete from probe.access_log where seq >= 8", FindingKind.Truncated, 8)]
    [InlineData(
        "delete from probe.access_log where seq = 9; update probe.access_log_head set last_seq = 8, hash = (select hash from probe.access_log where seq = 8) where last_seq = 9",
        FindingKind.Truncated,
        9
    )]
    [InlineData(
        "delete from probe.access_log where seq between 4 and 6",
        FindingKind.DayRemoved,
        4
    )]
    [InlineData(
        "delete from probe.access_log where seq between 4 and 6; delete from probe.access_log_head where first_seq = 4",
        FindingKind.DayRemoved,
        7
    )]
    [InlineData(
        "delete from probe.access_log where seq >= 7; delete from probe.access_log_head where first_seq = 7",
        FindingKind.Truncated,
        7
    )]
    [InlineData("delete from probe.access_log_head where first_seq = 4", FindingKind.Unrecorded, 4)]
    [InlineData("delete from probe.access_log_chain", FindingKind.Unrecorded, 9)]
    public async Task Verify_TamperedLog_NamesWhatIsWrong(
        string sql,
        FindingKind kind,
        long sequence
    )
    {
        await using var log = await WrittenAsync();

        Assert.True(await log.TamperAsync(sql) > 0);

        var findings = (await log.VerifyAsync())
            .Select(step => step.Finding)
            .OfType<AccessLogFinding>()
            .ToList();
        Assert.Contains(
            findings,
            finding =>
                finding.Kind == kind && finding.Sequence == sequence && finding.Service == "probe"
        );
    }

    [Fact]
    public async Task Verify_ChainRewrittenWithAllItsRecords_IsFoundByHeadsKeptElsewhere()
    {
        await using var log = await WrittenAsync();
        var heads = (await log.VerifyAsync())
            .Select(step => step.Head)
            .OfType<ChainHead>()
            .ToArray();

        await log.TamperAsync(
            $"""
            delete from probe.access_log where seq = 9;
            update probe.access_log_head set last_seq = 8, hash = (select hash from probe.access_log where seq = 8)
                where last_seq = 9;
            update probe.access_log_chain set seq = 8, hash = (select hash from probe.access_log where seq = 8)
            """
        );

        Assert.DoesNotContain(await log.VerifyAsync(), step => step.Finding is not null);
        var finding = Assert.Single(
            (await log.VerifyAsync(heads)).Select(step => step.Finding).OfType<AccessLogFinding>()
        );
        Assert.Equal((FindingKind.Rewritten, 9), (finding.Kind, finding.Sequence));
    }

    [Fact]
    public async Task Write_ByManyAtOnce_KeepsOneChain()
    {
        await using var log = await LogPlatform.StartAsync();
        var cases = LogPlatform.Cases(await log.Platform.People.CouncilAsync());

        await Task.WhenAll(
            Enumerable
                .Range(0, 60)
                .Select(i =>
                    cases
                        .GetCaseAsync(
                            new GetCaseRequest
                            {
                                Id = Guid.NewGuid().ToString(),
                                Way = i % 2 == 0 ? Way.Read : Way.Transaction,
                            }
                        )
                        .ResponseAsync
                )
        );

        var steps = await log.VerifyAsync();
        Assert.DoesNotContain(steps, step => step.Finding is not null);
        Assert.Contains(steps, step => step.Head is { Service: "probe", Sequence: 60 });
    }

    /// <summary>Nine lines of Bristol in the probe service's log, three on each of three days.</summary>
    private static async Task<LogPlatform> WrittenAsync()
    {
        var log = await LogPlatform.StartAsync();
        for (var day = 0; day < 3; day++)
        {
            if (day > 0)
                log.Platform.Clock.Move(TimeSpan.FromDays(1));
            var cases = LogPlatform.Cases(await log.Platform.People.CouncilAsync());
            for (var i = 0; i < 3; i++)
                await cases.GetCaseAsync(
                    new GetCaseRequest { Id = Guid.NewGuid().ToString(), Way = Way.Transaction }
                );
        }

        return log;
    }
}
