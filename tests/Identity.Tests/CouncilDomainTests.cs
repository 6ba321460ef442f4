using Grpc.Core;
using Identity.Tests.Fixtures;
using RegionalProviders.Common.V1;
using RegionalProviders.Identity.V1;

namespace Identity.Tests;

/// <summary>E-mail domains of councils.</summary>
[Collection(IdentityCollection.Name)]
public class CouncilDomainTests(IdentityHost host)
{
    private const string Leeds = "E08000035";
    private const string Bradford = "E08000032";
    private const string Kent = "E10000016";

    [Fact]
    public async Task Domains_ByACouncilsAdministrator_AreReadAndNotChanged()
    {
        var own = await host.DomainAsync(Leeds);
        var other = await host.DomainAsync(Bradford);
        var caller = await host.CouncilAsync(Leeds, Role.Administrator);

        await DeniedAsync(
            caller.Addresses.CreateCouncilDomainAsync(
                new() { CouncilId = TestData.CouncilId(Leeds), Domain = "leeds.gov.uk" }
            )
        );
        await DeniedAsync(caller.Addresses.DeleteCouncilDomainAsync(new() { Domain = own }));
        var listed = await caller.Addresses.ListCouncilDomainsAsync(new() { PageSize = 200 });
        var theirs = await caller.Addresses.ListCouncilDomainsAsync(
            new() { CouncilId = TestData.CouncilId(Bradford) }
        );

        var domains = listed.Domains.Select(each => each.Domain).ToList();
        Assert.Contains(own, domains);
        Assert.DoesNotContain(other, domains);
        Assert.Empty(theirs.Domains);

        static Task DeniedAsync<T>(AsyncUnaryCall<T> call) =>
            Failure.IsAsync("PERMISSION_MISSING", StatusCode.PermissionDenied, call);
    }

    [Theory]
    [InlineData("")]
    [InlineData("leeds")]
    [InlineData("Leeds.gov.uk")]
    [InlineData("leeds..gov.uk")]
    [InlineData("leeds.gov.uk.")]
    [InlineData("a@leeds.gov.uk")]
    [InlineData("192.168.1.1")]
    [InlineData("gov.uk")]
    [InlineData("org.uk")]
    [InlineData("service.gov.uk")]
    [InlineData("gmail.com")]
    public async Task CreateCouncilDomain_OfNoOneCouncil_NamesTheField(string domain) =>
        await Failure.InvalidAsync(
            "domain",
            (await host.OperatorAsync()).Addresses.CreateCouncilDomainAsync(
                new() { CouncilId = TestData.CouncilId(Leeds), Domain = domain }
            )
        );

    [Fact]
    public async Task CreateCouncilDomain_OverlappingAnother_ExistsAlready()
    {
        var caller = await host.OperatorAsync();
        var domain = $"below.{TestData.NewDomain()}";
        var parent = domain["below.".Length..];
        await CreateAsync(Leeds, domain);

        await ExistsAsync(Bradford, domain);
        await ExistsAsync(Bradford, $"below.{domain}");
        await ExistsAsync(Bradford, parent);
        await ExistsAsync(Leeds, domain);
        await ExistsAsync(Leeds, $"below.{domain}");
        await CreateAsync(Leeds, parent);
        await CreateAsync(Bradford, $"x{parent}");

        AsyncUnaryCall<CreateCouncilDomainResponse> CreateAsync(string gss, string name) =>
            caller.Addresses.CreateCouncilDomainAsync(
                new() { CouncilId = TestData.CouncilId(gss), Domain = name }
            );
        Task ExistsAsync(string gss, string name) =>
            Failure.IsAsync("ALREADY_EXISTS", StatusCode.AlreadyExists, CreateAsync(gss, name));
    }

    [Fact]
    public async Task CreateCouncilDomain_WhereOthersHaveAccounts_WaitsForActivatedOnesAndEndsTheRest()
    {
        var domain = TestData.NewDomain();
        var kent = await host.CouncilAsync(Kent, Role.Administrator);
        var used = await kent.Users.CreateUserAsync(Person.At(domain, Role.Reader));
        await new Person(host, used.User.Id, used.User.Email).ActivateAsync(used.Invitation.Link);
        var invited = await kent.Users.CreateUserAsync(Person.At(domain, Role.Reader));
        var caller = await host.OperatorAsync();
        var request = new CreateCouncilDomainRequest
        {
            CouncilId = TestData.CouncilId(Leeds),
            Domain = domain,
        };

        await Failure.IsAsync(
            "STATE_CONFLICT",
            StatusCode.FailedPrecondition,
            caller.Addresses.CreateCouncilDomainAsync(request)
        );
        var holders = await caller.Addresses.ListAddressHoldersAsync(
            new() { Domain = domain, CouncilId = request.CouncilId }
        );
        await caller.Addresses.FreeAddressAsync(new() { UserId = used.User.Id });
        await caller.Addresses.CreateCouncilDomainAsync(request);

        Assert.Equal(
            new[] { used.User.Id, invited.User.Id }.Order(),
            holders.Holders.Select(holder => holder.UserId).Order()
        );
        Assert.All(holders.Holders, holder => Assert.True(holder.CanBeFreed));
        Assert.Equal(
            "Error: This email address cannot be used for this account. Ask an administrator for an account with another address",
            await new Person(host, invited.User.Id, invited.User.Email).TryToActivateAsync(
                invited.Invitation.Link
            )
        );
        Assert.True(await host.IsInAccessLogAsync("CreateCouncilDomain", Leeds, domain));
        Assert.True(await host.IsInAccessLogAsync("ListAddressHolders", Kent, used.User.Id));
        Assert.True(await host.IsInAccessLogAsync("FreeAddress", Kent, used.User.Id));
    }

    [Fact]
    public async Task DeleteCouncilDomain_ThatACouncilHas_IsNobodysThen()
    {
        var domain = await host.DomainAsync(Leeds);
        var caller = await host.OperatorAsync();
        var kent = await host.CouncilAsync(Kent, Role.Administrator);
        await Failure.InvalidAsync(
            "email",
            kent.Users.CreateUserAsync(Person.At(domain, Role.Reader))
        );

        var deleted = await caller.Addresses.DeleteCouncilDomainAsync(new() { Domain = domain });

        Assert.Equal(TestData.CouncilId(Leeds), deleted.Domain.CouncilId);
        await kent.Users.CreateUserAsync(Person.At(domain, Role.Reader));
        await Failure.IsAsync(
            "NOT_FOUND",
            StatusCode.NotFound,
            caller.Addresses.DeleteCouncilDomainAsync(new() { Domain = domain })
        );
        Assert.True(await host.IsInAccessLogAsync("DeleteCouncilDomain", Leeds, domain));
    }
}
