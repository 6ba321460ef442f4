using RegionalProviders.Common.V1;
using RegionalProviders.Identity.V1;

namespace Client.Tests;

public sealed partial class CommandLineTests
{
    [Theory]
    [InlineData("yes\n", false, 0)]
    [InlineData("", true, 0)]
    [InlineData("", false, 130)]
    [InlineData("y\n", false, 130)]
    public async Task AddressesFree_Always_ShowsWhoHoldsItAndAsksFirst(
        string typed,
        bool yes,
        int expected
    )
    {
        await using var platform = await SignedInAsync();
        platform.Answers.ListAddressHolders = request => new ListAddressHoldersResponse
        {
            Holders = { Holder("u1", request.Email) },
        };
        var freed = new List<string>();
        platform.Answers.FreeAddress = request =>
        {
            freed.Add(request.UserId);
            return new FreeAddressResponse { Holder = Holder(request.UserId, "") };
        };

        string[] line = ["addresses", "free", "a@council.example"];
        Assert.Equal(expected, await RunAsync(yes ? [.. line, "--yes"] : line, typed));

        Assert.Contains(
            "a@council.example is held by an account of provider: invited",
            error.ToString(),
            StringComparison.Ordinal
        );
        Assert.Equal(expected == 0 ? ["u1"] : [], freed);
    }

    [Fact]
    public async Task AddressesFree_HeldBySeveral_AsksWhich()
    {
        await using var platform = await SignedInAsync();
        platform.Answers.ListAddressHolders = request => new ListAddressHoldersResponse
        {
            Holders = { Holder("u1", request.Email), Holder("u2", request.Email) },
        };
        FreeAddressRequest? asked = null;
        platform.Answers.FreeAddress = request =>
        {
            asked = request;
            return new FreeAddressResponse { Holder = Holder(request.UserId, "") };
        };

        Assert.Equal(6, await RunAsync("addresses", "free", "a@council.example", "--yes"));
        Assert.Equal(5, await RunAsync("addresses", "free", "a@b.example", "--user", "u3"));
        Assert.Null(asked);
        Assert.Equal(
            0,
            await RunAsync("addresses", "free", "a@council.example", "--yes", "--user", "u2")
        );
        Assert.Equal("u2", asked!.UserId);
    }

    [Fact]
    public async Task DomainsAdd_AndIssuersProve_SendWhatTheLineSays()
    {
        await using var platform = await SignedInAsync();
        CreateCouncilDomainRequest? domain = null;
        platform.Answers.CreateCouncilDomain = request =>
        {
            domain = request;
            return new CreateCouncilDomainResponse { Domain = new() };
        };
        ProveIssuerRequest? proof = null;
        platform.Answers.ProveIssuer = request =>
        {
            proof = request;
            return new ProveIssuerResponse { Issuer = new() };
        };
        var council = Guid.NewGuid().ToString();

        Assert.Equal(0, await RunAsync("domains", "add", council, "Leeds.gov.uk"));
        Assert.Equal(0, await RunAsync(["issuers", "prove", "i1"], "a.b.c\n"));

        Assert.Equal((council, "leeds.gov.uk"), (domain!.CouncilId, domain.Domain));
        Assert.True(Guid.TryParse(domain.RequestId, out _));
        Assert.Equal(("i1", "a.b.c"), (proof!.Id, proof.Token));
    }

    private static AddressHolder Holder(string user, string email) =>
        new()
        {
            UserId = user,
            Email = email,
            Kind = PrincipalKind.Provider,
            State = UserState.Invited,
            CreatedAt = new() { Seconds = 1_800_000_000 },
        };
}
