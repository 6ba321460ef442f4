using Grpc.Core;
using Identity.Tests.Fixtures;
using RegionalProviders.Common.V1;
using RegionalProviders.Identity.V1;

namespace Identity.Tests;

/// <content>Lists and changes.</content>
public partial class UserTests
{
    [Fact]
    public async Task ListUsers_PageByPage_GivesEachOnceAndDisabledOnesOnRequest()
    {
        const string IsleOfWight = "E06000046";
        var caller = await host.CouncilAsync(IsleOfWight, Role.Administrator);
        var ids = new List<string>();
        foreach (var _ in Enumerable.Range(0, 4))
            ids.Add((await CreateAsync(caller, Role.Reader)).User.Id);
        await caller.Users.DisableUserAsync(new() { UserId = ids[0] });

        var first = await caller.Users.ListUsersAsync(new() { PageSize = 2 });
        var second = await caller.Users.ListUsersAsync(
            new() { PageSize = 2, PageToken = first.NextPageToken }
        );
        var all = await caller.Users.ListUsersAsync(new() { IncludeDisabled = true });

        Assert.Equal((2, 1, ""), (first.Users.Count, second.Users.Count, second.NextPageToken));
        Assert.Equal(
            ids.Skip(1).Order(),
            first.Users.Concat(second.Users).Select(user => user.Id).Order()
        );
        Assert.Equal(ids.Order(), all.Users.Select(user => user.Id).Order());
        Assert.Equal(
            all.Users.Select(user => user.Email).Order(StringComparer.Ordinal),
            all.Users.Select(user => user.Email)
        );
    }

    [Fact]
    public async Task UpdateUserRoles_WithEtag_ChangesOrIsRefusedWhenItWasChanged()
    {
        var caller = await host.CouncilAsync(Devon, Role.Administrator);
        var user = (await CreateAsync(caller, Role.Reader)).User;
        var request = new UpdateUserRolesRequest
        {
            UserId = user.Id,
            Roles = { Role.Finance, Role.Reader },
            Etag = user.Etag,
        };

        var changed = await caller.Users.UpdateUserRolesAsync(request);

        Assert.Equal([Role.Reader, Role.Finance], changed.User.Roles);
        Assert.NotEqual(user.Etag, changed.User.Etag);
        await Failure.IsAsync(
            "ETAG_MISMATCH",
            StatusCode.Aborted,
            caller.Users.UpdateUserRolesAsync(request)
        );
        request.Roles.Add(Role.Operator);
        await Failure.InvalidAsync("roles", caller.Users.UpdateUserRolesAsync(request));
    }

    [Fact]
    public async Task DisableUser_ForGood_CannotBeChanged()
    {
        var caller = await host.CouncilAsync(Devon, Role.Administrator);
        var created = await CreateAsync(caller, Role.Reader);
        var id = created.User.Id;

        var disabled = await caller.Users.DisableUserAsync(new() { UserId = id });

        Assert.Equal(UserState.Disabled, disabled.User.State);
        Assert.Equal(disabled, await caller.Users.DisableUserAsync(new() { UserId = id }));
        await Failure.IsAsync(
            "STATE_CONFLICT",
            StatusCode.FailedPrecondition,
            caller.Users.ReissueInvitationAsync(new() { UserId = id })
        );
        using var browser = new Browser(host);
        Assert.Equal(
            System.Net.HttpStatusCode.NotFound,
            (await browser.GetAsync(created.Invitation.Link)).Status
        );
    }

    [Fact]
    public async Task LastActiveAdministrator_UserOrClient_StaysUntilThereIsAnother()
    {
        const string Bedford = "E06000055";
        var caller = await host.CouncilAsync(Bedford, Role.Administrator);
        // Only invited, so unable to act yet.
        var invited = await CreateAsync(caller, Role.Administrator);

        await RefusedAsync(caller.Clients.DisableClientAsync(new() { ClientId = caller.ClientId }));
        var person = new Person(host, invited.User.Id, invited.User.Email);
        await person.ActivateAsync(invited.Invitation.Link);
        var request = Application.Request();
        request.Roles.Add(Role.Administrator);
        var application = await Application.CreateAsync(host, caller, request);
        await caller.Clients.DisableClientAsync(new() { ClientId = caller.ClientId });

        var me = Caller.With(
            host.Channel,
            application.ClientId,
            "",
            (string)(await application.SignInAsync(person))["access_token"]!
        );
        await RefusedAsync(me.Users.DisableUserAsync(new() { UserId = person.Id }));
        await RefusedAsync(me.Users.ResetUserSecondFactorAsync(new() { UserId = person.Id }));
        await RefusedAsync(
            me.Users.UpdateUserRolesAsync(new() { UserId = person.Id, Roles = { Role.Reader } })
        );
        // An operator may do so deliberately.
        await (await host.OperatorAsync()).Users.DisableUserAsync(new() { UserId = person.Id });

        Task RefusedAsync<T>(AsyncUnaryCall<T> call) =>
            Failure.IsAsync("STATE_CONFLICT", StatusCode.FailedPrecondition, call);
    }
}
