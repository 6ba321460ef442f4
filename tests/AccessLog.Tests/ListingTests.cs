using AccessLog.Tests.Probe.V1;
using RegionalProviders.AccessLog.V1;
using RegionalProviders.Client;
using RegionalProviders.Common.V1;
using RegionalProviders.Testing;

namespace AccessLog.Tests;

/// <summary>Who sees which lines.</summary>
public sealed class ListingTests
{
    private readonly string id = Guid.NewGuid().ToString();

    [Theory]
    [InlineData(Role.Officer)]
    [InlineData(Role.Reader)]
    [InlineData(Role.Finance)]
    public async Task List_ByARoleWithoutThePermission_IsDenied(Role role)
    {
        var log = await LogPlatform.SharedAsync();
        var caller = await log.Platform.People.CouncilAsync(TestPrincipals.Bristol, role);

        await PlatformAssert.FailsAsync(
            ErrorReason.PermissionMissing,
            caller.AccessLog.ListAccessLogEntriesAsync(new ListAccessLogEntriesRequest())
        );
    }

    [Fact]
    public async Task List_OfAReadObject_IsSeenByReaderAndOwnerAndNobodyElse()
    {
        var log = await LogPlatform.SharedAsync();
        await ReadAsync(log, TestPrincipals.Bristol, owner: TestPrincipals.Bath);

        Assert.Single(await ListAsync(log, TestPrincipals.Bristol));
        var seen = Assert.Single(await ListAsync(log, TestPrincipals.Bath));
        Assert.Equal(
            $"council:{await log.Platform.People.CouncilIdAsync(TestPrincipals.Bristol)}",
            seen.Chain
        );
        Assert.Equal("has a live placement there", seen.GrantReason);
        Assert.Equal(64, seen.Hash.Length);
        Assert.Empty(await ListAsync(log, TestPrincipals.Somerset));
        Assert.Empty(await ListAsync(log, TestPrincipals.Leeds));
        var administrator = await log.Platform.People.OperatorAsync();
        Assert.Empty(
            (
                await administrator.AccessLog.ListAccessLogEntriesAsync(
                    new ListAccessLogEntriesRequest { ObjectId = id }
                )
            ).Entries
        );
        var coordinator = await log.Platform.People.CoordinatorAsync();
        Assert.Empty(
            (
                await coordinator.AccessLog.ListAccessLogEntriesAsync(
                    new ListAccessLogEntriesRequest { ObjectId = id }
                )
            ).Entries
        );
    }

    [Fact]
    public async Task List_PageByPage_HasEveryLineOnceNewestFirst()
    {
        var log = await LogPlatform.SharedAsync();
        for (var i = 0; i < 5; i++)
            await ReadAsync(log, TestPrincipals.Bristol, owner: TestPrincipals.Bristol);
        var lead = await log.Platform.People.CouncilAsync(TestPrincipals.Bristol, Role.QualityLead);

        var entries = await lead.ListAccessLogEntriesAsync(
                new ListAccessLogEntriesRequest { ObjectId = id, PageSize = 2 }
            )
            .ToListAsync();

        Assert.Equal(5, entries.Count);
        Assert.Equal(5, entries.DistinctBy(entry => entry.Sequence).Count());
        Assert.Equal(entries.OrderByDescending(entry => entry.Sequence), entries);
    }

    [Fact]
    public async Task List_ByDays_HasLinesOfThoseDaysOnly()
    {
        var log = await LogPlatform.SharedAsync();
        await ReadAsync(log, TestPrincipals.Bristol, owner: TestPrincipals.Bristol);
        var lead = await log.Platform.People.CouncilAsync(TestPrincipals.Bristol, Role.QualityLead);
        var today = DateOnly.FromDateTime(log.Platform.Clock.GetUtcNow().UtcDateTime);

        Assert.Single(await DaysAsync(today, today));
        Assert.Empty(await DaysAsync(today.AddDays(-9), today.AddDays(-1)));
        Assert.Empty(await DaysAsync(today.AddDays(1), null));
        await PlatformAssert.FailsOnFieldAsync(
            "to",
            lead.AccessLog.ListAccessLogEntriesAsync(
                new ListAccessLogEntriesRequest
                {
                    From = today.ToMessage(),
                    To = today.AddDays(-1).ToMessage(),
                }
            )
        );

        async Task<IEnumerable<AccessLogEntry>> DaysAsync(DateOnly from, DateOnly? to) =>
            (
                await lead.AccessLog.ListAccessLogEntriesAsync(
                    new ListAccessLogEntriesRequest
                    {
                        ObjectId = id,
                        From = from.ToMessage(),
                        To = to is { } day ? day.ToMessage() : null,
                    }
                )
            ).Entries;
    }

    [Fact]
    public async Task List_OfAnOperatorsActionOnACouncilsClient_IsSeenByThatCouncil()
    {
        var log = await LogPlatform.SharedAsync();
        var people = log.Platform.People;
        var profile = await people.NewProfileAsync(
            new()
            {
                Kind = PrincipalKind.Council,
                CouncilId = await people.CouncilIdAsync(TestPrincipals.Somerset),
                Roles = { Role.Reader },
            }
        );
        var administrator = await people.OperatorAsync();
        await administrator.Clients.DisableClientAsync(new() { ClientId = profile.ClientId });
        var lead = await people.CouncilAsync(TestPrincipals.Somerset, Role.QualityLead);

        var entries = (
            await lead.AccessLog.ListAccessLogEntriesAsync(
                new ListAccessLogEntriesRequest { ObjectId = profile.ClientId }
            )
        ).Entries;

        Assert.Equal(
            ["DisableClient", "CreateClient"],
            entries.Select(entry => entry.Method.Split('/')[1])
        );
        // The council's first administrator, whom an operator made, created it.
        var council = await people.CouncilIdAsync(TestPrincipals.Somerset);
        Assert.Equal(
            [("operator", "identity"), ($"council:{council}", "identity")],
            entries.Select(entry => (entry.Chain, entry.Service))
        );
    }

    [Fact]
    public async Task Verify_ByACouncil_IsDenied()
    {
        var log = await LogPlatform.SharedAsync();
        var lead = await log.Platform.People.CouncilAsync(
            TestPrincipals.Bristol,
            Role.Administrator
        );
        using var call = lead.AccessLog.VerifyAccessLog(new VerifyAccessLogRequest());

        var failure = await Assert.ThrowsAsync<PlatformException>(() =>
            call.ResponseStream.MoveNext(CancellationToken.None)
        );

        Assert.Equal(ErrorReason.PermissionMissing, failure.Reason);
    }

    private async Task ReadAsync(LogPlatform log, string reader, string owner)
    {
        var officer = await log.Platform.People.CouncilAsync(reader);
        await LogPlatform
            .Cases(officer)
            .GetCaseAsync(
                new GetCaseRequest
                {
                    Id = id,
                    Way = Way.Transaction,
                    Owner = $"council:{await log.Platform.People.CouncilIdAsync(owner)}",
                }
            );
    }

    private async Task<IReadOnlyList<AccessLogEntry>> ListAsync(LogPlatform log, string gss)
    {
        var lead = await log.Platform.People.CouncilAsync(gss, Role.QualityLead);
        return (
            await lead.AccessLog.ListAccessLogEntriesAsync(
                new ListAccessLogEntriesRequest { ObjectId = id }
            )
        ).Entries;
    }
}
