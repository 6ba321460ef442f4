using System.Net;
using Grpc.Core;
using Identity.Tests.Fixtures;
using RegionalProviders.Common.V1;
using RegionalProviders.Identity.V1;

namespace Identity.Tests;

[Collection(IdentityCollection.Name)]
public class ClientTests(IdentityHost host)
{
    private const string Essex = "E10000012";
    private const string Kent = "E10000016";

    [Fact]
    public async Task OtherCouncilsClient_EveryRpc_IsNotFoundLikeOneThatIsNot()
    {
        var other = await host.CouncilAsync(Kent, Role.Reader);
        var caller = await host.CouncilAsync(Essex, Role.Administrator);

        foreach (
            var id in new[] { other.ClientId, host.Administrator.ClientId, TestData.NewId(), "" }
        )
        {
            await NotFoundAsync(caller.Clients.GetClientAsync(new() { ClientId = id }));
            await NotFoundAsync(caller.Clients.RotateClientSecretAsync(new() { ClientId = id }));
            await NotFoundAsync(caller.Clients.DisableClientAsync(new() { ClientId = id }));
        }

        var mine = await caller.Clients.ListClientsAsync(new() { PageSize = 200 });
        Assert.All(
            mine.Clients,
            client => Assert.Equal(TestData.CouncilId(Essex), client.CouncilId)
        );
        var theirs = await caller.Clients.ListClientsAsync(
            new() { CouncilId = TestData.CouncilId(Kent) }
        );
        Assert.Empty(theirs.Clients);
        Assert.Equal(
            other.ClientId,
            (await GetAsync(await host.OperatorAsync(), other.ClientId)).ClientId
        );

        static Task NotFoundAsync<T>(AsyncUnaryCall<T> call) =>
            Failure.IsAsync("NOT_FOUND", StatusCode.NotFound, call);
    }

    [Fact]
    public async Task ListClients_PageByPage_GivesEachOnceAndDisabledOnesOnRequest()
    {
        const string Rutland = "E06000017";
        var caller = await host.CouncilAsync(Rutland, Role.Administrator);
        var created = new List<string> { caller.ClientId };
        foreach (var name in new[] { "Beta", "Alpha", "Alpha" })
        {
            var request = Own();
            request.Name = name;
            created.Add((await caller.Clients.CreateClientAsync(request)).Client.ClientId);
        }

        await caller.Clients.DisableClientAsync(new() { ClientId = created[1] });

        var first = await caller.Clients.ListClientsAsync(new() { PageSize = 2 });
        var second = await caller.Clients.ListClientsAsync(
            new() { PageSize = 2, PageToken = first.NextPageToken }
        );
        var all = await caller.Clients.ListClientsAsync(new() { IncludeDisabled = true });

        Assert.Equal(["Alpha", "Alpha"], first.Clients.Select(client => client.Name));
        Assert.Equal(["Case management system"], second.Clients.Select(client => client.Name));
        Assert.Empty(second.NextPageToken);
        Assert.Equal(created.Order(), all.Clients.Select(client => client.ClientId).Order());
        await Failure.IsAsync(
            "PAGE_TOKEN_INVALID",
            StatusCode.InvalidArgument,
            caller.Clients.ListClientsAsync(
                new() { IncludeDisabled = true, PageToken = first.NextPageToken }
            )
        );
        await Failure.InvalidAsync(
            "page_size",
            caller.Clients.ListClientsAsync(new() { PageSize = -1 })
        );
    }

    [Fact]
    public async Task RotateClientSecret_OldSecret_StopsAtOnce()
    {
        var caller = await host.CouncilAsync(Essex, Role.Administrator);
        var created = await caller.Clients.CreateClientAsync(Own());
        var id = created.Client.ClientId;

        var rotated = await caller.Clients.RotateClientSecretAsync(new() { ClientId = id });

        using var old = await host.RequestTokenAsync(
            TestData.Basic(id, created.ClientSecret),
            TestData.Grant()
        );
        Assert.Equal(HttpStatusCode.Unauthorized, old.StatusCode);
        Assert.NotEmpty(await host.TokenAsync(id, rotated.ClientSecret));
    }

    [Fact]
    public async Task DisableClient_ForGood_GetsNoTokenAndNoNewSecret()
    {
        var caller = await host.CouncilAsync(Essex, Role.Administrator);
        var created = await caller.Clients.CreateClientAsync(Own());
        var request = new DisableClientRequest { ClientId = created.Client.ClientId };

        var disabled = await caller.Clients.DisableClientAsync(request);

        Assert.NotNull(disabled.Client.DisabledAt);
        Assert.Equal(disabled, await caller.Clients.DisableClientAsync(request));
        using var refused = await host.RequestTokenAsync(
            TestData.Basic(request.ClientId, created.ClientSecret),
            TestData.Grant()
        );
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        await Failure.IsAsync(
            "STATE_CONFLICT",
            StatusCode.FailedPrecondition,
            caller.Clients.RotateClientSecretAsync(new() { ClientId = request.ClientId })
        );
    }

    [Fact]
    public async Task DisableClient_LastOperator_IsRefused()
    {
        var caller = await host.OperatorAsync();

        await Failure.IsAsync(
            "STATE_CONFLICT",
            StatusCode.FailedPrecondition,
            caller.Clients.DisableClientAsync(new() { ClientId = caller.ClientId })
        );
        var second = await host.CallerAsync(
            new CreateClientRequest { Name = "Second operator", Kind = PrincipalKind.Operator }
        );
        await caller.Clients.DisableClientAsync(new() { ClientId = second.ClientId });
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
