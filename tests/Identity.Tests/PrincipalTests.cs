using Identity.Tests.Fixtures;
using RegionalProviders.Common.V1;
using RegionalProviders.Identity.V1;

namespace Identity.Tests;

[Collection(IdentityCollection.Name)]
public class PrincipalTests(IdentityHost host)
{
    [Fact]
    public async Task WhoAmI_Council_NamesItsCouncilConsortiaRolesAndPermissions()
    {
        const string Dorset = "E06000059";
        var consortium = await host.ConsortiumAsync();
        await host.MemberAsync(consortium, Dorset);
        var caller = await host.CouncilAsync(Dorset, Role.Administrator);

        var me = await caller.Principals.WhoAmIAsync(new());

        Assert.Equal((caller.ClientId, PrincipalKind.Council), (me.Subject, me.Kind));
        Assert.Equal((TestData.CouncilId(Dorset), "Dorset"), (me.CouncilId, me.CouncilName));
        Assert.Equal([consortium], me.ConsortiumIds);
        Assert.Equal([Role.Administrator], me.Roles);
        Assert.Equal(
            [
                Permission.SignedIn,
                Permission.CouncilsRead,
                Permission.ClientsAdminister,
                Permission.UsersAdminister,
                Permission.IssuersAdminister,
                Permission.AccessLogRead,
                Permission.WebhooksRead,
                Permission.WebhooksWrite,
                Permission.SetupConfirm,
            ],
            me.Permissions
        );
        var left = me.TokenExpiresAt.ToDateTimeOffset() - host.Clock.GetUtcNow();
        Assert.InRange(left, TimeSpan.FromMinutes(9), TimeSpan.FromMinutes(10));
    }

    [Fact]
    public async Task WhoAmI_CoordinatorProviderOperator_SayWhoTheySpeakFor()
    {
        var consortium = await host.ConsortiumAsync();
        var coordinator = await MeAsync(await host.CoordinatorAsync(consortium));
        var provider = await MeAsync(await host.ProviderAsync());
        var admin = await MeAsync(await host.OperatorAsync());

        Assert.Equal(
            (PrincipalKind.Coordinator, consortium),
            (coordinator.Kind, Assert.Single(coordinator.ConsortiumIds))
        );
        Assert.Equal((PrincipalKind.Provider, 36), (provider.Kind, provider.OrganisationId.Length));
        Assert.Equal(
            (PrincipalKind.Operator, host.Administrator.ClientId),
            (admin.Kind, admin.Subject)
        );
        Assert.All([coordinator, provider, admin], me => Assert.Empty(me.CouncilId));
    }

    private static async Task<WhoAmIResponse> MeAsync(Caller caller) =>
        await caller.Principals.WhoAmIAsync(new());
}
