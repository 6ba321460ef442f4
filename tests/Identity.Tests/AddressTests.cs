using Grpc.Core;
using Identity.Tests.Fixtures;
using RegionalProviders.Common.V1;
using RegionalProviders.Identity.V1;

namespace Identity.Tests;

/// <summary>Who may use which e-mail address, and what the answers tell of others.</summary>
[Collection(IdentityCollection.Name)]
public class AddressTests(IdentityHost host)
{
    private const string Leeds = "E08000035";
    private const string Kent = "E10000016";
    private const string Devon = "E10000008";

    [Fact]
    public async Task CreateUser_AtAnothersDomain_IsRefusedAlikeWhetherOrNotTheAccountExists()
    {
        var domain = await host.DomainAsync(Leeds);
        var leeds = await host.CouncilAsync(Leeds, Role.Administrator);
        var known = await leeds.Users.CreateUserAsync(Person.At(domain, Role.Reader));
        var kent = await host.CouncilAsync(Kent, Role.Administrator);

        Failure[] refused =
        [
            await RefusedAsync(known.User.Email),
            await RefusedAsync(known.User.Email.ToUpperInvariant()),
            await RefusedAsync($"nobody@{domain}"),
            await RefusedAsync($"nobody@below.{domain}"),
        ];

        Assert.Equal(
            (StatusCode.InvalidArgument, "FIELD_INVALID", "email"),
            (refused[0].Code, refused[0].Reason, Assert.Single(refused[0].Fields))
        );
        Assert.Single(refused.Select(each => (each.Code, each.Reason, each.Message)).Distinct());
        // Only the end of the domain looks alike.
        await kent.Users.CreateUserAsync(Person.At($"x{domain}", Role.Reader));

        async Task<Failure> RefusedAsync(string email)
        {
            var request = Person.Request(Role.Reader);
            request.Email = email;
            return await Failure.OfAsync(kent.Users.CreateUserAsync(request));
        }
    }

    [Fact]
    public async Task CreateUser_OfACouncilWithDomains_IsAtOneOfThem()
    {
        var domain = await host.DomainAsync(Leeds);
        var leeds = await host.CouncilAsync(Leeds, Role.Administrator);

        await Failure.InvalidAsync(
            "email",
            leeds.Users.CreateUserAsync(Person.Request(Role.Reader))
        );
        await Failure.InvalidAsync(
            "email",
            leeds.Users.CreateUserAsync(Person.At($"{domain}.", Role.Reader))
        );
        await leeds.Users.CreateUserAsync(Person.At($"children.{domain}", Role.Reader));
    }

    [Theory]
    [InlineData(PrincipalKind.Operator)]
    [InlineData(PrincipalKind.Provider)]
    public async Task CreateUser_OfAnotherKindAtACouncilsDomain_IsRefused(PrincipalKind kind)
    {
        var request = Person.At(await host.DomainAsync(Leeds));
        request.Kind = kind;
        if (kind == PrincipalKind.Provider)
            request.OrganisationId = TestData.NewId();

        await Failure.InvalidAsync(
            "email",
            (await host.OperatorAsync()).Users.CreateUserAsync(request)
        );
    }

    [Fact]
    public async Task CreateUser_CoordinatorAtAMembersDomain_IsMadeAndTheMemberSeesIt()
    {
        var caller = await host.OperatorAsync();
        var consortium = await host.ConsortiumAsync();
        var request = Person.At(await host.DomainAsync(Leeds));
        request.Kind = PrincipalKind.Coordinator;
        request.ConsortiumIds.Add(consortium);
        await Failure.InvalidAsync("email", caller.Users.CreateUserAsync(request));
        await host.MemberAsync(consortium, Leeds);

        var created = await caller.Users.CreateUserAsync(request);

        await new Person(host, created.User.Id, created.User.Email).ActivateAsync(
            created.Invitation.Link
        );
        Assert.True(await host.IsInAccessLogAsync("CreateUser", Leeds, created.User.Id));
    }

    [Fact]
    public async Task Address_AtNoDomainHeldTwice_TellsNothingAndIsWhoseAccountIsActivated()
    {
        var kent = await host.CouncilAsync(Kent, Role.Administrator);
        var devon = await host.CouncilAsync(Devon, Role.Administrator);
        var caller = await host.OperatorAsync();
        var request = Person.Request(Role.Reader);
        var first = await kent.Users.CreateUserAsync(request);
        var second = await devon.Users.CreateUserAsync(request);
        var owner = new Person(host, second.User.Id, second.User.Email);
        await owner.ActivateAsync(second.Invitation.Link);
        // A third, as the address is in use by now: the answer is as before.
        await kent.Users.DisableUserAsync(new() { UserId = first.User.Id });
        var third = await kent.Users.CreateUserAsync(request);
        Assert.Equal(Without(first.User), Without(third.User));

        var late = new Person(host, third.User.Id, third.User.Email);
        Assert.Contains(
            "cannot be used",
            await late.TryToActivateAsync(third.Invitation.Link),
            StringComparison.Ordinal
        );
        using (var browser = new Browser(host))
            await owner.SignInAsync(browser);
        var holders = (
            await caller.Addresses.ListAddressHoldersAsync(new() { Email = request.Email })
        ).Holders;
        Assert.Equal(
            new[]
            {
                (second.User.Id, UserState.Active),
                (third.User.Id, UserState.Invited),
            }.Order(),
            holders.Select(holder => (holder.UserId, holder.State)).Order()
        );

        var freed = await caller.Addresses.FreeAddressAsync(new() { UserId = second.User.Id });
        await late.ActivateAsync(third.Invitation.Link);

        Assert.Equal((UserState.Disabled, false), (freed.Holder.State, freed.Holder.CanBeFreed));
        using (var browser = new Browser(host))
            await late.SignInAsync(browser);
        foreach (var gss in new[] { Kent, Devon })
            Assert.True(await host.IsInAccessLogAsync("ListAddressHolders", gss), gss);
        Assert.True(await host.IsInAccessLogAsync("FreeAddress", Devon, second.User.Id));

        static User Without(User user)
        {
            var rest = user.Clone();
            (rest.Id, rest.CreatedAt) = ("", null);
            return rest;
        }
    }

    [Fact]
    public async Task FreeAddress_InUseAtTheCouncilsOwnDomain_IsTheCouncilsAffair()
    {
        var domain = await host.DomainAsync(Leeds);
        var leeds = await host.CouncilAsync(Leeds, Role.Administrator);
        var caller = await host.OperatorAsync();
        var used = await leeds.Users.CreateUserAsync(Person.At(domain, Role.Officer));
        var invited = await leeds.Users.CreateUserAsync(Person.At(domain, Role.Officer));
        var person = new Person(host, used.User.Id, used.User.Email);
        await person.ActivateAsync(used.Invitation.Link);

        await ConflictAsync(used.User.Id);
        await caller.Addresses.FreeAddressAsync(new() { UserId = invited.User.Id });
        await ConflictAsync(invited.User.Id);

        using var browser = new Browser(host);
        await person.SignInAsync(browser);
        var asked = new ListAddressHoldersRequest
        {
            Domain = domain,
            CouncilId = TestData.CouncilId(Leeds),
        };
        Assert.Empty((await caller.Addresses.ListAddressHoldersAsync(asked)).Holders);

        Task ConflictAsync(string id) =>
            Failure.IsAsync(
                "STATE_CONFLICT",
                StatusCode.FailedPrecondition,
                caller.Addresses.FreeAddressAsync(new() { UserId = id })
            );
    }

    [Fact]
    public async Task Holders_ByACouncil_AreDenied()
    {
        var kent = await host.CouncilAsync(Kent, Role.Administrator);
        var user = (await kent.Users.CreateUserAsync(Person.Request(Role.Reader))).User;

        await DeniedAsync(kent.Addresses.ListAddressHoldersAsync(new() { Email = user.Email }));
        await DeniedAsync(kent.Addresses.FreeAddressAsync(new() { UserId = user.Id }));

        static Task DeniedAsync<T>(AsyncUnaryCall<T> call) =>
            Failure.IsAsync("PERMISSION_MISSING", StatusCode.PermissionDenied, call);
    }

    [Fact]
    public async Task ListAddressHolders_AskedForNothingOrTooMuch_NamesTheField()
    {
        var caller = await host.OperatorAsync();

        await Failure.InvalidAsync("email", caller.Addresses.ListAddressHoldersAsync(new()));
        await Failure.InvalidAsync(
            "council_id",
            caller.Addresses.ListAddressHoldersAsync(new() { Domain = "leeds.gov.uk" })
        );
        await Failure.IsAsync(
            "NOT_FOUND",
            StatusCode.NotFound,
            caller.Addresses.FreeAddressAsync(new() { UserId = TestData.NewId() })
        );
    }
}
