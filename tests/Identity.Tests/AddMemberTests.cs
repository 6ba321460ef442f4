using Grpc.Core;
using Identity.Tests.Fixtures;
using RegionalProviders.Common.V1;
using RegionalProviders.Identity.Events;
using RegionalProviders.Identity.V1;

namespace Identity.Tests;

[Collection(IdentityCollection.Name)]
public class AddMemberTests(IdentityHost host)
{
    private const string Devon = "E10000008";

    [Fact]
    public async Task AddMember_Coordinator_IsDenied()
    {
        var consortium = await host.ConsortiumAsync();
        var caller = await host.CoordinatorAsync(consortium);

        await Failure.IsAsync(
            "PERMISSION_MISSING",
            StatusCode.PermissionDenied,
            caller.Consortia.AddMemberAsync(Add(consortium, Devon))
        );
    }

    [Fact]
    public async Task AddMember_NoDay_BeginsTodayAndPublishes()
    {
        var consortium = await host.ConsortiumAsync();
        var caller = await host.OperatorAsync();
        var before = await GetAsync(caller, consortium);

        var membership = await host.MemberAsync(consortium, Devon);

        Assert.Equal(
            (consortium, TestData.CouncilId(Devon), "Devon"),
            (membership.ConsortiumId, membership.CouncilId, membership.CouncilName)
        );
        Assert.Equal(host.Today.ToProto(), membership.From);
        Assert.Null(membership.To);
        var after = await GetAsync(caller, consortium);
        Assert.Equal((0, 1), (before.MemberCount, after.MemberCount));
        Assert.NotEqual(before.Etag, after.Etag);
        Assert.Equal(
            [Event(membership, host.Today, null, 2)],
            await host.OfAsync<ConsortiumMembershipChanged>(consortium)
        );
    }

    [Fact]
    public async Task AddMember_CurrentMember_ReturnsTheMembershipAsItIs()
    {
        var consortium = await host.ConsortiumAsync();
        var first = await host.MemberAsync(consortium, Devon);

        var second = await host.MemberAsync(consortium, Devon);

        Assert.Equal(first, second);
        Assert.Single(await host.OfAsync<ConsortiumMembershipChanged>(consortium));
    }

    [Fact]
    public async Task AddMember_SameRequestId_GivesTheSameAnswer()
    {
        var caller = await host.OperatorAsync();
        var request = Add(await host.ConsortiumAsync(), Devon);
        request.RequestId = TestData.NewId();

        var first = await caller.Consortia.AddMemberAsync(request);

        Assert.Equal(first, await caller.Consortia.AddMemberAsync(request));
    }

    [Fact]
    public async Task AddMember_BeforeALaterMembership_IsRefused()
    {
        var consortium = await host.ConsortiumAsync();
        await host.MemberAsync(consortium, Devon, host.Today.AddDays(10));
        var caller = await host.OperatorAsync();

        await Failure.IsAsync(
            "STATE_CONFLICT",
            StatusCode.FailedPrecondition,
            caller.Consortia.AddMemberAsync(Add(consortium, Devon))
        );
    }

    [Theory]
    [InlineData("W06000015")] // Cardiff: not of England
    [InlineData("E10000021")] // Northamptonshire: abolished
    public async Task AddMember_NoTenant_NamesTheField(string gss)
    {
        var caller = await host.OperatorAsync();

        await Failure.InvalidAsync(
            "council_id",
            caller.Consortia.AddMemberAsync(Add(await host.ConsortiumAsync(), gss))
        );
    }

    [Fact]
    public async Task AddMember_UnknownConsortiumOrCouncil_IsNotFound()
    {
        var caller = await host.OperatorAsync();
        var unknown = Add(TestData.NewId(), Devon);
        var nobody = Add(await host.ConsortiumAsync(), Devon);
        nobody.CouncilId = TestData.NewId();

        await Failure.IsAsync(
            "NOT_FOUND",
            StatusCode.NotFound,
            caller.Consortia.AddMemberAsync(unknown)
        );
        await Failure.IsAsync(
            "NOT_FOUND",
            StatusCode.NotFound,
            caller.Consortia.AddMemberAsync(nobody)
        );
    }

    [Fact]
    public async Task AddMember_BadDay_NamesTheField()
    {
        var caller = await host.OperatorAsync();
        var request = Add(await host.ConsortiumAsync(), Devon);
        request.From = new Google.Type.Date
        {
            Year = 2026,
            Month = 2,
            Day = 30,
        };

        await Failure.InvalidAsync("from", caller.Consortia.AddMemberAsync(request));
    }

    [Fact]
    public async Task AddMember_FromAFutureDay_OpensTheConsortiumOnThatDay()
    {
        var consortium = await host.ConsortiumAsync();
        await host.MemberAsync(consortium, Devon, host.Today.AddDays(1));
        var council = await host.CouncilAsync(Devon, Role.Reader);
        var request = new GetConsortiumRequest { Id = consortium };

        await Failure.IsAsync(
            "NOT_FOUND",
            StatusCode.NotFound,
            council.Consortia.GetConsortiumAsync(request)
        );
        await host.LaterAsync(
            TimeSpan.FromDays(1),
            async () =>
            {
                council = await host.CouncilAsync(Devon, Role.Reader);
                Assert.Equal(
                    1,
                    (await council.Consortia.GetConsortiumAsync(request)).Consortium.MemberCount
                );
            }
        );
    }

    private static AddMemberRequest Add(string consortium, string gss) =>
        new() { ConsortiumId = consortium, CouncilId = TestData.CouncilId(gss) };

    private static ConsortiumMembershipChanged Event(
        Membership m,
        DateOnly from,
        DateOnly? to,
        long version
    ) =>
        new(
            Guid.Parse(m.Id),
            Guid.Parse(m.ConsortiumId),
            Guid.Parse(m.CouncilId),
            from,
            to,
            version
        );

    private static async Task<Consortium> GetAsync(Caller caller, string id) =>
        (await caller.Consortia.GetConsortiumAsync(new() { Id = id })).Consortium;
}
