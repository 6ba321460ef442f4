using Grpc.Core;
using Identity.Tests.Fixtures;
using RegionalProviders.Common.V1;
using RegionalProviders.Identity.V1;

namespace Identity.Tests;

[Collection(IdentityCollection.Name)]
public partial class UserTests(IdentityHost host)
{
    private const string Devon = "E10000008";
    private const string Kent = "E10000016";

    [Fact]
    public async Task EveryRpc_Officer_IsDenied()
    {
        var caller = await host.CouncilAsync(Devon, Role.Officer, Role.SeniorApprover);

        await Failure.IsAsync(
            "PERMISSION_MISSING",
            StatusCode.PermissionDenied,
            caller.Users.CreateUserAsync(Person.Request(Role.Reader))
        );
        await Failure.IsAsync(
            "PERMISSION_MISSING",
            StatusCode.PermissionDenied,
            caller.Users.ListUsersAsync(new())
        );
    }

    [Fact]
    public async Task OtherCouncilsUser_EveryRpc_IsNotFoundLikeOneThatIsNot()
    {
        var theirs = await CreateAsync(
            await host.CouncilAsync(Kent, Role.Administrator),
            Role.Administrator
        );
        var caller = await host.CouncilAsync(Devon, Role.Administrator);

        foreach (var id in new[] { theirs.User.Id, TestData.NewId(), "", "no id" })
        {
            await NotFoundAsync(caller.Users.GetUserAsync(new() { UserId = id }));
            await NotFoundAsync(caller.Users.DisableUserAsync(new() { UserId = id }));
            await NotFoundAsync(caller.Users.ResetUserSecondFactorAsync(new() { UserId = id }));
            await NotFoundAsync(caller.Users.ReissueInvitationAsync(new() { UserId = id }));
            await NotFoundAsync(
                caller.Users.UpdateUserRolesAsync(new() { UserId = id, Roles = { Role.Reader } })
            );
        }

        var listed = await caller.Users.ListUsersAsync(
            new() { CouncilId = TestData.CouncilId(Kent) }
        );
        Assert.Empty(listed.Users);

        static Task NotFoundAsync<T>(AsyncUnaryCall<T> call) =>
            Failure.IsAsync("NOT_FOUND", StatusCode.NotFound, call);
    }

    [Fact]
    public async Task CreateUser_CouncilAdministrator_CreatesForItsOwnCouncilWithALinkShownOnce()
    {
        var caller = await host.CouncilAsync(Devon, Role.Administrator);
        var request = Person.Request(Role.Officer, Role.Reader);
        request.RequestId = TestData.NewId();

        var created = await caller.Users.CreateUserAsync(request);
        var again = await caller.Users.CreateUserAsync(request);

        Assert.Equal(
            (PrincipalKind.Council, TestData.CouncilId(Devon), UserState.Invited),
            (created.User.Kind, created.User.CouncilId, created.User.State)
        );
        Assert.Equal([Role.Reader, Role.Officer], created.User.Roles);
        Assert.StartsWith(
            $"{host.Issuer}/account/activate?token=",
            created.Invitation.Link,
            StringComparison.Ordinal
        );
        Assert.Equal(
            48,
            (created.Invitation.ExpiresAt.ToDateTimeOffset() - host.Clock.GetUtcNow()).TotalHours,
            0.1
        );
        Assert.Equal((created.User, null), (again.User, again.Invitation));
        Assert.Equal(
            created.User,
            (await caller.Users.GetUserAsync(new() { UserId = created.User.Id })).User
        );
        Assert.DoesNotContain(
            created.User.Email,
            host.Logs.All,
            StringComparison.OrdinalIgnoreCase
        );
    }

    [Theory]
    [InlineData("nobody")]
    [InlineData("a b@council.example")]
    [InlineData("Name <a@council.example>")]
    [InlineData("")]
    public async Task CreateUser_NoEmail_NamesTheField(string email)
    {
        var caller = await host.CouncilAsync(Devon, Role.Administrator);
        var request = Person.Request(Role.Reader);
        request.Email = email;

        await Failure.InvalidAsync("email", caller.Users.CreateUserAsync(request));
    }

    [Fact]
    public async Task CreateUser_EmailInUse_ExistsInWhateverCase()
    {
        var caller = await host.CouncilAsync(Devon, Role.Administrator);
        var request = Person.Request(Role.Reader);
        var first = await caller.Users.CreateUserAsync(request);
        request.Email = request.Email.ToUpperInvariant();

        await Failure.IsAsync(
            "ALREADY_EXISTS",
            StatusCode.AlreadyExists,
            caller.Users.CreateUserAsync(request)
        );

        await caller.Users.DisableUserAsync(new() { UserId = first.User.Id });
        Assert.NotEqual(first.User.Id, (await caller.Users.CreateUserAsync(request)).User.Id);
    }

    [Fact]
    public async Task CreateUser_CouncilAdministratorBeyondItsCouncil_NamesTheField()
    {
        var caller = await host.CouncilAsync(Devon, Role.Administrator);
        var operatorKind = Person.Request();
        operatorKind.Kind = PrincipalKind.Operator;
        var elsewhere = Person.Request(Role.Reader);
        elsewhere.CouncilId = TestData.CouncilId(Kent);

        await Failure.InvalidAsync("kind", caller.Users.CreateUserAsync(operatorKind));
        await Failure.InvalidAsync("council_id", caller.Users.CreateUserAsync(elsewhere));
        await Failure.InvalidAsync(
            "roles",
            caller.Users.CreateUserAsync(Person.Request(Role.Operator))
        );
    }

    [Fact]
    public async Task CreateUser_Operator_GivesACouncilAdministratorsAndSeesNoOthers()
    {
        var caller = await host.OperatorAsync();
        const string BracknellForest = "E06000036";
        var request = Person.Request(Role.Administrator);
        request.CouncilId = TestData.CouncilId(BracknellForest);

        var created = await caller.Users.CreateUserAsync(request);
        var officer = await CreateAsync(
            await host.CouncilAsync(BracknellForest, Role.Administrator),
            Role.Officer
        );
        request.Roles.Add(Role.Officer);
        request.Email = "x" + request.Email;

        await Failure.InvalidAsync("roles", caller.Users.CreateUserAsync(request));
        await Failure.IsAsync(
            "NOT_FOUND",
            StatusCode.NotFound,
            caller.Users.GetUserAsync(new() { UserId = officer.User.Id })
        );
        await Failure.IsAsync(
            "STATE_CONFLICT",
            StatusCode.FailedPrecondition,
            caller.Users.UpdateUserRolesAsync(
                new() { UserId = created.User.Id, Roles = { Role.Reader } }
            )
        );
        Assert.Equal(
            created.User.Id,
            (await caller.Users.GetUserAsync(new() { UserId = created.User.Id })).User.Id
        );
        // Only until the council has an active administrator; and nobody who has signed in gets a link from an operator.
        request.Roles.Remove(Role.Officer);
        await RefusedAsync(caller.Users.CreateUserAsync(request));
        var person = new Person(host, created.User.Id, created.User.Email);
        await person.ActivateAsync(created.Invitation.Link);
        await RefusedAsync(
            caller.Users.ResetUserSecondFactorAsync(new() { UserId = created.User.Id })
        );
        await RefusedAsync(caller.Users.ReissueInvitationAsync(new() { UserId = created.User.Id }));

        static Task RefusedAsync<T>(AsyncUnaryCall<T> call) =>
            Failure.IsAsync("STATE_CONFLICT", StatusCode.FailedPrecondition, call);
    }

    [Theory]
    [InlineData(PrincipalKind.Operator)]
    [InlineData(PrincipalKind.Provider)]
    [InlineData(PrincipalKind.Coordinator)]
    public async Task CreateUser_OperatorOtherKinds_HaveTheirOneRole(PrincipalKind kind)
    {
        var caller = await host.OperatorAsync();
        var request = Person.Request();
        request.Kind = kind;
        if (kind == PrincipalKind.Provider)
            request.OrganisationId = TestData.NewId();
        if (kind == PrincipalKind.Coordinator)
            request.ConsortiumIds.Add(await host.ConsortiumAsync());

        var created = await caller.Users.CreateUserAsync(request);

        Assert.Equal(kind.ToString(), Assert.Single(created.User.Roles).ToString());
    }

    private static async Task<CreateUserResponse> CreateAsync(Caller caller, params Role[] roles) =>
        await caller.Users.CreateUserAsync(Person.Request(roles));
}
