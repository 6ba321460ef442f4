using AccessLog.Tests.Probe;
using AccessLog.Tests.Probe.V1;
using Grpc.Core;
using RegionalProviders.Client;
using RegionalProviders.Common.V1;
using RegionalProviders.Identity.V1;
using RegionalProviders.Testing;

namespace AccessLog.Tests;

/// <summary>Which calls leave a line in the log, and what the line contains.</summary>
public sealed class RecordingTests
{
    private readonly string id = Guid.NewGuid().ToString();

    [Fact]
    public async Task Read_NeedToKnow_SaysWhoWhatAndWhy()
    {
        var (log, cases) = await OfficerAsync();
        var owner = $"council:{await log.Platform.People.CouncilIdAsync(TestPrincipals.Bath)}";

        await cases.GetCaseAsync(
            new GetCaseRequest
            {
                Id = id,
                Way = Way.Transaction,
                Owner = owner,
                Purpose = "planning a placement",
            }
        );

        var line = Assert.Single(await log.LinesAsync(id));
        var council = await log.Platform.People.CouncilIdAsync(TestPrincipals.Bristol);
        Assert.Equal($"council:{council}", line.Tenant);
        Assert.Equal("council", line.PrincipalKind);
        Assert.Equal(["officer"], line.Roles);
        Assert.Equal(line.Subject, line.ClientId);
        Assert.Equal("planning a placement", line.Purpose);
        Assert.Equal("probe.v1.CaseService/GetCase", line.Method);
        Assert.Equal("need_to_know", line.DataClass);
        Assert.Equal(("case", owner), (line.ObjectKind, line.Owner));
        Assert.Equal(("grant-1", "has a live placement there"), (line.GrantId, line.GrantReason));
        Assert.Equal(32, line.TraceId.Length);
        Assert.InRange(
            (log.Platform.Clock.GetUtcNow().UtcDateTime - line.At).Duration(),
            TimeSpan.Zero,
            TimeSpan.FromMinutes(1)
        );
    }

    [Fact]
    public async Task Read_WithoutNamedObjects_TakesTheIdsOfTheRequest()
    {
        var (log, cases) = await OfficerAsync();
        var child = Guid.NewGuid().ToString();

        await cases.GetCaseAsync(
            new GetCaseRequest
            {
                Id = id,
                ChildId = child,
                Way = Way.Read,
            }
        );

        var line = Assert.Single(await log.LinesAsync(id));
        Assert.Equal([id], line.ObjectIds);
        Assert.Empty(await log.LinesAsync(child));
    }

    [Theory]
    [InlineData(nameof(CaseService.CaseServiceClient.GetFeeAsync), 1)]
    [InlineData(nameof(CaseService.CaseServiceClient.GetViewAsync), 1)]
    [InlineData(nameof(CaseService.CaseServiceClient.ExportReferenceAsync), 1)]
    [InlineData(nameof(CaseService.CaseServiceClient.ShareCaseAsync), 1)]
    [InlineData(nameof(CaseService.CaseServiceClient.GetReferenceAsync), 0)]
    public async Task Call_ByItsDeclaration_IsRecordedOrNot(string call, int lines)
    {
        var (log, cases) = await OfficerAsync();

        await CallAsync(cases, call, new GetCaseRequest { Id = id, Way = Way.Read });

        Assert.Equal(lines, (await log.LinesAsync(id)).Count);
    }

    [Fact]
    public async Task Read_InTwoTransactions_LeavesOneLine()
    {
        var (log, cases) = await OfficerAsync();

        await cases.GetCaseAsync(new GetCaseRequest { Id = id, Way = Way.Twice });

        Assert.Single(await log.LinesAsync(id));
    }

    [Fact]
    public async Task Read_OfObjectsOfTwoOwners_LeavesALineForEach()
    {
        var (log, cases) = await OfficerAsync();

        await cases.GetCaseAsync(new GetCaseRequest { Id = id, Way = Way.TwoOwners });

        Assert.Equal([id], Assert.Single(await log.LinesAsync(id)).ObjectIds);
        var other = Assert.Single(await log.LinesAsync($"{id}-b"));
        Assert.Equal([$"{id}-b"], other.ObjectIds);
        Assert.Equal(CaseGrpcService.OtherOwner, other.Owner);
    }

    [Fact]
    public async Task Read_ThatRollsBack_LeavesNoLine()
    {
        var (log, cases) = await OfficerAsync();

        await PlatformAssert.FailsAsync(
            ErrorReason.NotFound,
            cases.GetCaseAsync(new GetCaseRequest { Id = id, Way = Way.Failing })
        );

        Assert.Empty(await log.LinesAsync(id));
    }

    [Fact]
    public async Task Read_PastTheLog_IsRefused()
    {
        var (_, cases) = await OfficerAsync();

        await PlatformAssert.FailsAsync(
            ErrorReason.Internal,
            cases.GetCaseAsync(new GetCaseRequest { Id = id, Way = Way.PastTheLog })
        );
    }

    [Fact]
    public async Task Stream_PastTheLog_IsRefusedBeforeItsFirstMessage()
    {
        var (_, cases) = await OfficerAsync();
        using var call = cases.WatchCases(new GetCaseRequest { Id = id, Way = Way.PastTheLog });

        var failure = await Assert.ThrowsAsync<PlatformException>(() =>
            call.ResponseStream.MoveNext(CancellationToken.None)
        );

        Assert.Equal(ErrorReason.Internal, failure.Reason);
    }

    [Fact]
    public async Task Stream_NeedToKnow_IsRecorded()
    {
        var (log, cases) = await OfficerAsync();
        using var call = cases.WatchCases(new GetCaseRequest { Id = id, Way = Way.Read });

        Assert.True(await call.ResponseStream.MoveNext(CancellationToken.None));

        Assert.Single(await log.LinesAsync(id));
    }

    [Fact]
    public async Task Read_WhileTheLogCannotBeWritten_IsRefused()
    {
        await using var log = await LogPlatform.StartAsync();
        var cases = LogPlatform.Cases(await log.Platform.People.CouncilAsync());
        await log.TamperAsync("alter table probe.access_log add constraint broken check (false)");

        await PlatformAssert.FailsAsync(
            ErrorReason.Internal,
            cases.GetCaseAsync(new GetCaseRequest { Id = id, Way = Way.Read })
        );
        await PlatformAssert.FailsAsync(
            ErrorReason.Internal,
            cases.GetCaseAsync(new GetCaseRequest { Id = id, Way = Way.Transaction })
        );
    }

    [Fact]
    public async Task Purpose_TooLong_IsNamed()
    {
        var (_, cases) = await OfficerAsync();

        await PlatformAssert.FailsOnFieldAsync(
            "purpose",
            cases.GetCaseAsync(
                new GetCaseRequest
                {
                    Id = id,
                    Way = Way.Read,
                    Purpose = new string('a', 201),
                }
            )
        );
    }

    [Fact]
    public async Task Purpose_InTheHeader_IsTakenWhereTheRequestHasNone()
    {
        var log = await LogPlatform.SharedAsync();
        var administrator = await log.Platform.People.OperatorAsync();
        var council = await log.Platform.People.CouncilIdAsync(TestPrincipals.Leeds);
        var consortium = await log.Platform.People.OthersAsync();
        await log.Platform.People.CouncilAsync(TestPrincipals.Leeds);

        await administrator.Consortia.AddMemberAsync(
            new AddMemberRequest { ConsortiumId = consortium, CouncilId = council },
            new Metadata { { "rp-purpose", "ticket 4711" } }
        );

        var entries = await LogPlatform
            .Log(administrator)
            .ListAccessLogEntriesAsync(new() { ObjectId = council });
        Assert.Contains(
            entries.Entries,
            entry =>
                entry.Purpose == "ticket 4711"
                && entry.Method.EndsWith("ConsortiumService/AddMember", StringComparison.Ordinal)
        );
    }

    private static async Task<(LogPlatform, CaseService.CaseServiceClient)> OfficerAsync()
    {
        var log = await LogPlatform.SharedAsync();
        return (log, LogPlatform.Cases(await log.Platform.People.CouncilAsync()));
    }

    private static Task<GetCaseResponse> CallAsync(
        CaseService.CaseServiceClient cases,
        string name,
        GetCaseRequest request
    ) =>
        (
            name switch
            {
                nameof(cases.GetFeeAsync) => cases.GetFeeAsync(request),
                nameof(cases.GetViewAsync) => cases.GetViewAsync(request),
                nameof(cases.ExportReferenceAsync) => cases.ExportReferenceAsync(request),
                nameof(cases.ShareCaseAsync) => cases.ShareCaseAsync(request),
                _ => cases.GetReferenceAsync(request),
            }
        ).ResponseAsync;
}
