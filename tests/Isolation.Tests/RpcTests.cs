using Grpc.Core;
using RegionalProviders.Common.V1;
using RegionalProviders.Kernel;

namespace Isolation.Tests;

/// <summary>Every RPC, called by every caller.</summary>
[Collection("isolation")]
public sealed class RpcTests
{
    // RPCs whose ids the caller chooses before anything exists: another caller's id is refused, a new one starts an upload.
    private static readonly string[] IdsOfTheCaller = ["ImportService.UploadList"];

    public static TheoryData<string> Names => Rpcs.Names;

    [Fact]
    public void Requests_CoverEveryRpcAndNoOther() =>
        Assert.Equal(
            Rpcs.All.Select(Rpcs.ShortName).Order(StringComparer.Ordinal),
            Requests.Names.Order(StringComparer.Ordinal)
        );

    [Theory, MemberData(nameof(Names))]
    public async Task Rpc_ByItsRightfulCaller_IsAnswered(string name)
    {
        // In a separate world, so that the data of the other tests stays as it is.
        var world = await World.CreateAsync();

        var outcome = await CallAsync(world, name, Rightful(name));

        Assert.True(
            outcome.Status == StatusCode.OK
                || name == "ImportService.UploadList" && outcome.Tells("UPLOAD_INCOMPLETE"),
            $"{outcome.Status}: {outcome.Text}"
        );
    }

    [Theory, MemberData(nameof(Names))]
    public async Task Rpc_ByEachRole_IsDeniedExactlyWithoutItsPermission(string name)
    {
        var world = await World.SharedAsync();
        var permission = Rpcs.PermissionOf(name);

        foreach (var role in Enum.GetValues<Role>().Where(role => role != Role.Unspecified))
        {
            // An empty request: a caller who is let through fails on it and changes nothing.
            var outcome = await world.Calls.CallAsync(
                Rpcs.Find(name),
                await world.Callers.TokenAsync(role.ToString())
            );

            Assert.True(
                RolePermissions.Of(role).Contains(permission)
                    != outcome.Tells("PERMISSION_MISSING"),
                $"{role}: {outcome.Status} {outcome.Text}"
            );
            if (outcome.Tells("PERMISSION_MISSING"))
                Assert.Equal(StatusCode.PermissionDenied, outcome.Status);
        }
    }

    [Theory, MemberData(nameof(Names))]
    public async Task Rpc_ByOutsiders_TellsNothingAndChangesNothing(string name)
    {
        var world = await World.SharedAsync();
        var before = await world.StateAsync();

        foreach (var caller in Callers.Outsiders)
        {
            // Clients and memberships are managed by the operator, whose rights over them are tested separately.
            if (caller == "operator" && Rightful(name) != "operator" && IsOfTheOperator(name))
                continue;
            if (caller == "operator" && Rightful(name) == "operator")
                continue;
            var outcome = await CallAsync(world, name, caller);

            Assert.DoesNotContain(world.SecretsFrom(caller), outcome.Tells);
        }

        Assert.Equal(before, await world.StateAsync());
    }

    [Theory, MemberData(nameof(Names))]
    public async Task Rpc_AskedForWhatIsOthers_AnswersAsIfItWereNot(string name)
    {
        if (IdsOfTheCaller.Contains(name))
            return;
        var world = await World.SharedAsync();

        foreach (var caller in Callers.Outsiders.Where(caller => caller != "operator"))
        {
            var present = await CallAsync(world, name, caller);
            var absent = await CallAsync(world.Absent(), name, caller);

            Assert.Equal(
                (absent.Status, absent.Text, absent.Details),
                (present.Status, present.Text, present.Details)
            );
            if (HasIds(name, world) && present.Status == StatusCode.OK)
                Assert.Equal(absent.Answer, present.Answer);
        }
    }

    [Theory, MemberData(nameof(Names))]
    public async Task Rpc_WithATokenThatIsNotGood_IsUnauthenticated(string name)
    {
        var world = await World.SharedAsync();

        foreach (var (kind, token) in await BadTokens.AllAsync(world.Platform))
        {
            var outcome = await world.Calls.CallAsync(
                Rpcs.Find(name),
                token,
                Requests.Of(name, world)
            );

            Assert.True(
                outcome.Status == StatusCode.Unauthenticated,
                $"{kind}: {outcome.Status} {outcome.Text}"
            );
        }
    }

    [Fact]
    public async Task Token_MadeLikeTheBadOnesWithoutAFault_IsGood()
    {
        // If the tokens of the test above were refused for something they have in common, that test would prove nothing.
        var world = await World.SharedAsync();

        var outcome = await world.Calls.CallAsync(
            Rpcs.Find("PrincipalService.WhoAmI"),
            await BadTokens.GoodAsync(world.Platform)
        );

        Assert.Equal(StatusCode.OK, outcome.Status);
    }

    private static async Task<Outcome> CallAsync(World world, string name, string caller) =>
        await world.Calls.CallAsync(
            Rpcs.Find(name),
            await world.Callers.TokenAsync(caller),
            Requests.Of(name, world)
        );

    private static bool HasIds(string name, World world) =>
        Requests
            .Of(name, world)
            .Any(message =>
                world
                    .SecretsFrom("other council")
                    .Append(world.Consortium)
                    .Any(secret =>
                        secret != World.Mark
                        && message.ToString()!.Contains(secret, StringComparison.Ordinal)
                    )
            );

    private static bool IsOfTheOperator(string name) =>
        RolePermissions.Of(Role.Operator).Contains(Rpcs.PermissionOf(name))
        && name.Split('.')[0] is "ClientService" or "ConsortiumService" or "IssuerService";

    /// <summary>The first caller with the permission: Bristol's own, the coordinator, or the operator.</summary>
    private static string Rightful(string name)
    {
        var permission = Rpcs.PermissionOf(name);
        if (
            Enum.GetValues<Role>()
                .Where(PrincipalClaims.IsCouncilRole)
                .Any(role => RolePermissions.Of(role).Contains(permission))
        )
            return "insider";
        return RolePermissions.Of(Role.Coordinator).Contains(permission)
            ? "coordinator"
            : "operator";
    }
}
