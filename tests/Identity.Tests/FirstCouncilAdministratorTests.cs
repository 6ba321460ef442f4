using Grpc.Core;
using Identity.Tests.Fixtures;
using RegionalProviders.Common.V1;
using RegionalProviders.Identity.V1;

namespace Identity.Tests;

/// <summary>What an operator may give a council: its first administrator and nothing that reads.</summary>
[Collection(IdentityCollection.Name)]
public class FirstCouncilAdministratorTests(IdentityHost host)
{
    private const string CentralBedfordshire = "E06000056";
    private const string Shropshire = "E06000051";
    private const string Reading = "E06000038";

    [Theory]
    [InlineData(Role.Reader)]
    [InlineData(Role.Officer)]
    [InlineData(Role.Administrator, Role.Reader)]
    public async Task CreateClient_OfACouncilThatReads_IsRefusedToOperators(params Role[] roles)
    {
        var caller = await host.OperatorAsync();

        await Failure.InvalidAsync(
            "roles",
            caller.Clients.CreateClientAsync(Request(CentralBedfordshire, roles))
        );
    }

    [Fact]
    public async Task CreateClient_OfACouncilThatPeopleSignInThrough_IsRefusedToOperators()
    {
        var caller = await host.OperatorAsync();
        var request = Application.Request();
        request.CouncilId = TestData.CouncilId(CentralBedfordshire);
        request.Roles.Clear();
        request.Roles.Add(Role.Administrator);

        await Failure.InvalidAsync("redirect_uris", caller.Clients.CreateClientAsync(request));
    }

    [Fact]
    public async Task CreateClient_WhereTheCouncilHasAnAdministrator_IsRefusedToOperatorsUntilThatIsDisabled()
    {
        var caller = await host.OperatorAsync();
        var first = await caller.Clients.CreateClientAsync(Request(Shropshire, Role.Administrator));

        await Failure.IsAsync(
            "STATE_CONFLICT",
            StatusCode.FailedPrecondition,
            caller.Clients.CreateClientAsync(Request(Shropshire, Role.Administrator))
        );

        await caller.Clients.DisableClientAsync(new() { ClientId = first.Client.ClientId });
        await caller.Clients.CreateClientAsync(Request(Shropshire, Role.Administrator));
    }

    [Fact]
    public async Task FirstAdministrator_IsMarkedUntilTheCouncilRotatesItsSecret()
    {
        var caller = await host.OperatorAsync();
        var created = await caller.Clients.CreateClientAsync(Request(Reading, Role.Administrator));
        var first = await host.CallerAsync(created.Client.ClientId, created.ClientSecret);
        var officer = await first.Clients.CreateClientAsync(Request(Reading, Role.Officer));
        Assert.True(created.Client.MadeByOperator);
        Assert.True(officer.Client.MadeByOperator);
        foreach (var client in new[] { created.Client.ClientId, officer.Client.ClientId })
            await Failure.IsAsync(
                "STATE_CONFLICT",
                StatusCode.FailedPrecondition,
                caller.Clients.RotateClientSecretAsync(new() { ClientId = client })
            );

        var lines = await LinesAsync(first);
        await first.Clients.ListClientsAsync(new());
        Assert.Equal(lines + 1, await LinesAsync(first));
        var itself = await first.Clients.RotateClientSecretAsync(
            new() { ClientId = created.Client.ClientId }
        );
        Assert.True(itself.Client.MadeByOperator);
        first = await host.CallerAsync(created.Client.ClientId, itself.ClientSecret);
        await first.Setup.ConfirmCouncilSetupAsync(new());
        var next = await first.Clients.CreateClientAsync(Request(Reading, Role.Administrator));
        var second = await host.CallerAsync(next.Client.ClientId, next.ClientSecret);

        var rotated = await second.Clients.RotateClientSecretAsync(
            new() { ClientId = created.Client.ClientId }
        );

        Assert.False(rotated.Client.MadeByOperator);
        var own = await host.CallerAsync(created.Client.ClientId, rotated.ClientSecret);
        lines = await LinesAsync(own);
        await own.Clients.ListClientsAsync(new());
        Assert.Equal(lines, await LinesAsync(own));
    }

    private async Task<int> LinesAsync(Caller caller)
    {
        await using var superuser = new Npgsql.NpgsqlConnection(host.Superuser);
        return await Dapper.SqlMapper.ExecuteScalarAsync<int>(
            superuser,
            "select count(*) from identity.access_log where tenant = @tenant and client_id = @ClientId",
            new { tenant = $"council:{TestData.CouncilId(Reading)}", caller.ClientId }
        );
    }

    private static CreateClientRequest Request(string gss, params Role[] roles) =>
        new()
        {
            Name = "First administrator",
            Kind = PrincipalKind.Council,
            CouncilId = TestData.CouncilId(gss),
            Roles = { roles },
        };
}
