using Dapper;
using Grpc.Core;
using Identity.Tests.Fixtures;
using Npgsql;
using RegionalProviders.Common.V1;
using RegionalProviders.Identity.V1;

namespace Identity.Tests;

[Collection(IdentityCollection.Name)]
public class CreateClientTests(IdentityHost host)
{
    private const string Essex = "E10000012";
    private const string Kent = "E10000016";

    [Fact]
    public async Task CreateClient_Officer_IsDenied()
    {
        var caller = await host.CouncilAsync(Essex, Role.Officer, Role.SeniorApprover);

        await Failure.IsAsync(
            "PERMISSION_MISSING",
            StatusCode.PermissionDenied,
            caller.Clients.CreateClientAsync(Own())
        );
    }

    [Fact]
    public async Task CreateClient_CouncilAdministrator_CreatesForItsOwnCouncil()
    {
        var caller = await host.CouncilAsync(Essex, Role.Administrator);

        var created = await caller.Clients.CreateClientAsync(Own());

        var client = created.Client;
        Assert.Equal(
            (PrincipalKind.Council, TestData.CouncilId(Essex)),
            (client.Kind, client.CouncilId)
        );
        Assert.Equal([Role.Reader, Role.Finance], client.Roles);
        Assert.Equal(43, created.ClientSecret.Length);
        Assert.Equal((false, null), (client.UsesKey, client.DisabledAt));
        Assert.Equal(client, await GetAsync(caller, client.ClientId));
        var signedIn = await host.CallerAsync(client.ClientId, created.ClientSecret);
        var me = await signedIn.Principals.WhoAmIAsync(new());
        Assert.Equal(client.CouncilId, me.CouncilId);
    }

    [Theory]
    [InlineData(PrincipalKind.Operator)]
    [InlineData(PrincipalKind.Coordinator)]
    [InlineData(PrincipalKind.Provider)]
    [InlineData(PrincipalKind.Unspecified)]
    public async Task CreateClient_CouncilAdministratorOtherKind_NamesTheField(PrincipalKind kind)
    {
        var caller = await host.CouncilAsync(Essex, Role.Administrator);

        await Failure.InvalidAsync(
            "kind",
            caller.Clients.CreateClientAsync(new() { Name = "Higher", Kind = kind })
        );
    }

    [Fact]
    public async Task CreateClient_CouncilAdministratorOtherCouncil_NamesTheField()
    {
        var caller = await host.CouncilAsync(Essex, Role.Administrator);
        var request = Own();
        request.CouncilId = TestData.CouncilId(Kent);

        await Failure.InvalidAsync("council_id", caller.Clients.CreateClientAsync(request));
    }

    [Theory]
    [InlineData]
    [InlineData(Role.Operator)]
    [InlineData(Role.Reader, Role.Coordinator)]
    [InlineData(Role.Reader, Role.Reader)]
    [InlineData((Role)99)]
    public async Task CreateClient_RolesBeyondTheSix_NamesTheField(params Role[] roles)
    {
        var caller = await host.CouncilAsync(Essex, Role.Administrator);
        var request = new CreateClientRequest
        {
            Name = "System",
            Kind = PrincipalKind.Council,
            Roles = { roles },
        };

        await Failure.InvalidAsync("roles", caller.Clients.CreateClientAsync(request));
    }

    [Theory]
    [InlineData("W06000015")]
    [InlineData("E10000021")]
    public async Task CreateClient_CouncilThatIsNoTenant_NamesTheField(string gss)
    {
        var caller = await host.OperatorAsync();
        var request = Own();
        request.CouncilId = TestData.CouncilId(gss);

        await Failure.InvalidAsync("council_id", caller.Clients.CreateClientAsync(request));
    }

    [Fact]
    public async Task CreateClient_WhatBelongsToAnotherKind_IsRefused()
    {
        var caller = await host.OperatorAsync();
        var request = new CreateClientRequest
        {
            Name = "Mixed",
            Kind = PrincipalKind.Operator,
            CouncilId = TestData.CouncilId(Essex),
            ConsortiumIds = { TestData.NewId() },
            OrganisationId = TestData.NewId(),
            Roles = { Role.Operator },
        };

        var failure = await Failure.OfAsync(caller.Clients.CreateClientAsync(request));

        Assert.Equal(["council_id", "roles", "consortium_ids", "organisation_id"], failure.Fields);
    }

    [Fact]
    public async Task CreateClient_MissingWhatItsKindNeeds_NamesTheField()
    {
        var caller = await host.OperatorAsync();

        CreateClientRequest Of(PrincipalKind kind) => new() { Name = "Empty", Kind = kind };
        var council = Of(PrincipalKind.Council);
        council.Roles.Add(Role.Reader);
        var unknown = Of(PrincipalKind.Coordinator);
        unknown.ConsortiumIds.Add(TestData.NewId());
        var nobody = Of(PrincipalKind.Provider);
        nobody.OrganisationId = Guid.Empty.ToString();

        await Failure.InvalidAsync("council_id", caller.Clients.CreateClientAsync(council));
        await Failure.InvalidAsync(
            "consortium_ids",
            caller.Clients.CreateClientAsync(Of(PrincipalKind.Coordinator))
        );
        await Failure.InvalidAsync("consortium_ids", caller.Clients.CreateClientAsync(unknown));
        await Failure.InvalidAsync(
            "organisation_id",
            caller.Clients.CreateClientAsync(Of(PrincipalKind.Provider))
        );
        await Failure.InvalidAsync("organisation_id", caller.Clients.CreateClientAsync(nobody));
        await Failure.InvalidAsync(
            "kind",
            caller.Clients.CreateClientAsync(Of(PrincipalKind.Unspecified))
        );
    }

    [Fact]
    public async Task CreateClient_SameRequestId_ShowsTheSecretOnceOnly()
    {
        var caller = await host.CouncilAsync(Essex, Role.Administrator);
        var request = Own();
        request.RequestId = TestData.NewId();

        var first = await caller.Clients.CreateClientAsync(request);
        var second = await caller.Clients.CreateClientAsync(request);

        Assert.Equal(first.Client, second.Client);
        Assert.NotEmpty(first.ClientSecret);
        Assert.Empty(second.ClientSecret);
    }

    [Fact]
    public async Task CreateClient_Secret_IsNowhereInTheDatabaseOrTheLog()
    {
        var caller = await host.CouncilAsync(Essex, Role.Administrator);
        var request = Own();
        request.RequestId = TestData.NewId();
        var created = await caller.Clients.CreateClientAsync(request);
        await host.CallerAsync(created.Client.ClientId, created.ClientSecret);

        await using var superuser = new NpgsqlConnection(host.Superuser);
        var rows = await superuser.QueryAsync<string>(
            """
            select c::text from identity.client c union all
            select i::text || ' ' || encode(coalesce(response, ''), 'escape') from identity.idempotency i
            """
        );
        var kept = string.Join('\n', rows);

        Assert.Contains(created.Client.ClientId, kept, StringComparison.Ordinal);
        Assert.DoesNotContain(created.ClientSecret, kept, StringComparison.Ordinal);
        Assert.DoesNotContain(created.ClientSecret, host.Logs.All, StringComparison.Ordinal);
        var (salt, hash) = await superuser.QuerySingleAsync<(byte[], byte[])>(
            "select secret_salt, secret_hash from identity.client where client_id = @id",
            new { id = created.Client.ClientId }
        );
        Assert.Equal((16, 32), (salt.Length, hash.Length));
    }

    private static CreateClientRequest Own() =>
        new()
        {
            Name = "Finance system",
            Kind = PrincipalKind.Council,
            Roles = { Role.Finance, Role.Reader },
        };

    private static async Task<Client> GetAsync(Caller caller, string id) =>
        (await caller.Clients.GetClientAsync(new() { ClientId = id })).Client;
}
