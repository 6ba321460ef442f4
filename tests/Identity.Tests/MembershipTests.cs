using Grpc.Core;
using Identity.Tests.Fixtures;
using Npgsql;
using RegionalProviders.Common.V1;
using RegionalProviders.Identity.Events;
using RegionalProviders.Identity.V1;

namespace Identity.Tests;

[Collection(IdentityCollection.Name)]
public class MembershipTests(IdentityHost host)
{
    private const string Devon = "E10000008";
    private const string Cornwall = "E06000052";

    [Fact]
    public async Task EndMembership_NoDay_EndsAccessAtOnceAndPublishes()
    {
        var consortium = await host.ConsortiumAsync();
        var from = host.Today.AddDays(-30);
        var membership = await host.MemberAsync(consortium, Cornwall, from);
        await host.MemberAsync(consortium, Devon);
        var council = await host.CouncilAsync(Cornwall, Role.Reader);
        var request = new ListMembersRequest { ConsortiumId = consortium };
        Assert.Equal(2, (await council.Consortia.ListMembersAsync(request)).Memberships.Count);
        var caller = await host.OperatorAsync();

        var ended = await caller.Consortia.EndMembershipAsync(
            new() { MembershipId = membership.Id }
        );

        var yesterday = host.Today.AddDays(-1);
        Assert.Equal(yesterday.ToProto(), ended.Membership.To);
        await Failure.IsAsync(
            "NOT_FOUND",
            StatusCode.NotFound,
            council.Consortia.ListMembersAsync(request)
        );
        Assert.Equal(
            // The third change was that the other member joined.
            [Event(membership, from, null, 2), Event(membership, from, yesterday, 4)],
            (await host.OfAsync<ConsortiumMembershipChanged>(consortium)).Where(e =>
                e.MembershipId == Guid.Parse(membership.Id)
            )
        );
    }

    [Fact]
    public async Task EndMembership_Today_KeepsAccessUntilMidnight()
    {
        var consortium = await host.ConsortiumAsync();
        var membership = await host.MemberAsync(consortium, Cornwall);
        var caller = await host.OperatorAsync();
        await caller.Consortia.EndMembershipAsync(
            new() { MembershipId = membership.Id, To = host.Today.ToProto() }
        );
        var request = new GetConsortiumRequest { Id = consortium };
        var council = await host.CouncilAsync(Cornwall, Role.Reader);

        Assert.Equal(
            1,
            (await council.Consortia.GetConsortiumAsync(request)).Consortium.MemberCount
        );
        await host.LaterAsync(
            TimeSpan.FromDays(1),
            async () =>
            {
                council = await host.CouncilAsync(Cornwall, Role.Reader);
                await Failure.IsAsync(
                    "NOT_FOUND",
                    StatusCode.NotFound,
                    council.Consortia.GetConsortiumAsync(request)
                );
            }
        );
    }

    [Fact]
    public async Task EndMembership_Again_ReturnsItAndRefusesAnotherDay()
    {
        var consortium = await host.ConsortiumAsync();
        var membership = await host.MemberAsync(consortium, Cornwall, host.Today.AddDays(-9));
        var caller = await host.OperatorAsync();
        var request = new EndMembershipRequest { MembershipId = membership.Id };
        var first = await caller.Consortia.EndMembershipAsync(request);

        Assert.Equal(first, await caller.Consortia.EndMembershipAsync(request));
        request.To = host.Today.ToProto();
        await Failure.IsAsync(
            "STATE_CONFLICT",
            StatusCode.FailedPrecondition,
            caller.Consortia.EndMembershipAsync(request)
        );
    }

    [Fact]
    public async Task EndMembership_BeforeItsFirstDay_NamesTheField()
    {
        var membership = await host.MemberAsync(await host.ConsortiumAsync(), Cornwall);
        var caller = await host.OperatorAsync();

        await Failure.InvalidAsync(
            "to",
            caller.Consortia.EndMembershipAsync(new() { MembershipId = membership.Id })
        );
    }

    [Fact]
    public async Task EndMembership_Unknown_IsNotFound()
    {
        var caller = await host.OperatorAsync();

        await Failure.IsAsync(
            "NOT_FOUND",
            StatusCode.NotFound,
            caller.Consortia.EndMembershipAsync(new() { MembershipId = TestData.NewId() })
        );
    }

    [Fact]
    public async Task ListMembers_PagesAndEndedOnes_InOrderOfName()
    {
        var consortium = await host.ConsortiumAsync();
        var caller = await host.OperatorAsync();
        var ended = await host.MemberAsync(consortium, Cornwall, host.Today.AddDays(-9));
        await caller.Consortia.EndMembershipAsync(new() { MembershipId = ended.Id });
        await host.MemberAsync(consortium, Cornwall);
        await host.MemberAsync(consortium, Devon);
        await host.MemberAsync(consortium, "E06000023");

        var current = await caller.Consortia.ListMembersAsync(new() { ConsortiumId = consortium });
        var request = new ListMembersRequest
        {
            ConsortiumId = consortium,
            IncludeEnded = true,
            PageSize = 3,
        };
        var first = await caller.Consortia.ListMembersAsync(request);
        request.PageToken = first.NextPageToken;
        var second = await caller.Consortia.ListMembersAsync(request);

        Assert.Equal(
            ["Bristol", "Cornwall", "Devon"],
            current.Memberships.Select(m => m.CouncilName)
        );
        Assert.Equal(
            ["Bristol", "Cornwall", "Cornwall"],
            first.Memberships.Select(m => m.CouncilName)
        );
        Assert.Equal(["Devon"], second.Memberships.Select(m => m.CouncilName));
        request.IncludeEnded = false;
        await Failure.IsAsync(
            "PAGE_TOKEN_INVALID",
            StatusCode.InvalidArgument,
            caller.Consortia.ListMembersAsync(request)
        );
    }

    [Fact]
    public async Task ListMembers_NoneLeft_IsEmpty()
    {
        var caller = await host.OperatorAsync();

        var response = await caller.Consortia.ListMembersAsync(
            new() { ConsortiumId = await host.ConsortiumAsync() }
        );

        Assert.Empty(response.Memberships);
    }

    [Fact]
    public async Task Membership_OverlapWrittenPastTheService_IsRefusedByTheDatabase()
    {
        var membership = await host.MemberAsync(await host.ConsortiumAsync(), Devon);
        await using var superuser = NpgsqlDataSource.Create(host.Superuser);
        await using var insert = superuser.CreateCommand(
            """
            insert into identity.membership (id, consortium_id, council_id, valid_from, created_at)
            select gen_random_uuid(), consortium_id, council_id, valid_from + 5, created_at
            from identity.membership where id = $1
            """
        );
        insert.Parameters.AddWithValue(Guid.Parse(membership.Id));

        var refused = await Assert.ThrowsAsync<PostgresException>(() =>
            insert.ExecuteNonQueryAsync()
        );

        Assert.Equal(PostgresErrorCodes.ExclusionViolation, refused.SqlState);
    }

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
}
