using RegionalProviders.Client;
using RegionalProviders.Testing;
using static RegionalProviders.EndToEnd.Tests.Commands.CouncilsAtWork;

namespace RegionalProviders.EndToEnd.Tests.Commands;

[Collection(CommandTests.Name)]
public sealed class IdentityCommandTests(CouncilsAtWork councils)
{
    [Theory]
    [InlineData("E06000023")]
    [InlineData("801")]
    [InlineData("'Bristol City Council'")]
    public async Task CouncilsGet_ByCodeOrName_ShowsTheCouncil(string key)
    {
        var got = await RunAsync(councils.Officer, $"councils get {key}");

        Assert.Matches("GSS +E06000023\n", got.Output);
        Assert.Matches("Codes +gss E06000023; dfe 801\n", got.Output);
    }

    [Theory]
    [InlineData(5, "councils get E99999999", "no such council")]
    [InlineData(5, "councils get Atlantis", "rp councils list")]
    [InlineData(6, "councils get So", "Give the code.")]
    public async Task CouncilsGet_OfWhatIsNoCouncil_SaysWhatToDo(int code, string line, string text)
    {
        var error = await FailAsync(code, councils.Officer, line);

        Assert.Contains(text, error, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Consortia_WhenAMembershipEnds_LoseTheMember()
    {
        await RunAsync(councils.Operator, "consortia create 'Passing region'");
        await RunAsync(
            councils.Operator,
            $"consortia add-member 'Passing region' {TestPrincipals.Kent} --from 2026-01-01"
        );
        var members = await RunAsync(
            councils.Operator,
            "consortia members 'passing region' -o json"
        );
        var membership = members.Json().RootElement[0].GetProperty("id").GetString();

        var ended = await RunAsync(
            councils.Operator,
            $"consortia end-membership {membership} --to 2026-02-28"
        );

        Assert.Matches("To +28 February 2026\n", ended.Output);
        Assert.Equal(
            "Nothing found.",
            (await RunAsync(councils.Operator, "consortia members 'Passing region'")).Error.Trim()
        );
        var all = await RunAsync(
            councils.Operator,
            "consortia members 'Passing region' --include-ended -o csv"
        );
        Assert.Contains("Kent,2026-01-01,2026-02-28,", all.Output, StringComparison.Ordinal);
        await FailAsync(5, councils.Operator, $"consortia end-membership {Guid.NewGuid()}");
        await FailAsync(
            2,
            councils.Operator,
            $"consortia end-membership {membership} --to 28/02/2026"
        );
        await FailAsync(4, councils.Officer, $"consortia end-membership {membership}");
        await FailAsync(5, councils.Operator, "consortia members Nowhere");
    }

    [Fact]
    public async Task Clients_OfACouncil_AreListedRotatedAndDisabledByItsAdministrator()
    {
        var first = councils.Path("system.json");
        await RunAsync(
            councils.Administrator,
            $"clients create --name 'Case system' --kind council --council Bristol --role reader --out {first}"
        );
        var id = ClientProfile.Load(first).ClientId;
        var listed = await RunAsync(councils.Administrator, "clients list -o csv");
        var second = councils.Path("system-rotated.json");

        var rotated = await RunAsync(councils.Administrator, $"clients rotate {id} --out {second}");
        var shown = await RunAsync(councils.Administrator, $"clients rotate {id} -o json");
        var stale = await FailAsync(3, second, "whoami");
        (ClientProfile.Load(second) with { ClientSecret = Secret(shown) }).Save(second);
        await RunAsync(second, "whoami");
        var disabled = await RunAsync(councils.Administrator, $"clients disable {id}");
        await FailAsync(3, second, "whoami");

        Assert.Contains(
            $"{id},Case system,council,reader,secret,",
            listed.Output,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain(
            ClientProfile.Load(first).ClientSecret!,
            rotated.Output,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("Secret ", rotated.Output, StringComparison.Ordinal);
        Assert.Contains("Ask an administrator", stale, StringComparison.Ordinal);
        Assert.Matches("Disabled +[0-9]+ [A-Z][a-z]+ 20", disabled.Output);
        Assert.DoesNotContain(
            id,
            (await RunAsync(councils.Administrator, "clients list")).Output,
            StringComparison.Ordinal
        );
        Assert.Contains(
            id,
            (await RunAsync(councils.Administrator, "clients list --include-disabled")).Output,
            StringComparison.Ordinal
        );
        await FailAsync(6, councils.Administrator, $"clients rotate {id} --out {second}");
    }

    [Fact]
    public async Task Clients_OfAnotherCouncil_AreOutOfReach()
    {
        var leeds = ClientProfile.Load(councils.OfficerOfLeeds).ClientId;

        await FailAsync(5, councils.Administrator, $"clients disable {leeds}");
        await FailAsync(5, councils.Administrator, $"clients rotate {leeds}");
        await FailAsync(4, councils.Officer, "clients list");
        var listed = await RunAsync(councils.Administrator, "clients list");

        Assert.DoesNotContain(leeds, listed.Output, StringComparison.Ordinal);
        await RunAsync(councils.OfficerOfLeeds, "whoami");
    }

    private static string Secret(Outcome outcome) =>
        outcome.Json().RootElement.GetProperty("clientSecret").GetString()!;

    [Fact]
    public async Task Issuers_OfACouncil_AreRegisteredChangedAndDisabledByItsAdministrator()
    {
        var registered = await RunAsync(
            councils.Administrator,
            "issuers register --name 'Own sign-in' --issuer https://login.example.gov.uk/tenant"
                + " --audience api://providers --role-claim groups --map Placements=officer -o json"
        );
        var id = registered.Json().RootElement.GetProperty("id").GetString();

        var changed = await RunAsync(
            councils.Administrator,
            $"issuers update {id} --name 'Entra ID' --token-type jwt --client-id app-1 --map 'Q=A=quality-lead' -o json"
        );
        var now = changed.Json().RootElement;
        Assert.Equal("Entra ID", now.GetProperty("name").GetString());
        Assert.Equal("api://providers", now.GetProperty("audience").GetString());
        Assert.Contains("Q=A", now.GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain("Placements", now.GetRawText(), StringComparison.Ordinal);
        Assert.Contains("app-1", now.GetRawText(), StringComparison.Ordinal);
        var opened = await RunAsync(
            councils.Administrator,
            $"issuers update {id} --clear client-ids -o json"
        );
        Assert.DoesNotContain("app-1", opened.Output, StringComparison.Ordinal);

        await FailAsync(2, councils.Administrator, $"issuers update {id}");
        await FailAsync(6, councils.Administrator, $"issuers update {id} --map officer");
        await FailAsync(4, councils.Officer, $"issuers update {id} --name Mine");
        await FailAsync(5, councils.Administrator, $"issuers update {Guid.NewGuid()} --name Mine");

        var asked = await AskAsync(councils.Administrator, $"issuers disable {id}");
        Assert.Contains(
            "Entra ID (https://login.example.gov.uk/tenant)",
            asked,
            StringComparison.Ordinal
        );
        await RunAsync(councils.Administrator, $"issuers disable {id} --yes");
        var left = await RunAsync(councils.Administrator, "issuers list");
        Assert.DoesNotContain("Entra ID", left.Output, StringComparison.Ordinal);
        var all = await RunAsync(councils.Administrator, "issuers list --include-disabled -o csv");
        Assert.Contains("Entra ID", all.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Addresses_HeldByACouncil_AreShownAndFreedByTheOperator()
    {
        const string Email = "m.held@somewhere.example";
        await RunAsync(
            councils.Administrator,
            $"users create --email {Email} --name 'M Held' --role officer"
        );

        var held = await RunAsync(councils.Operator, $"addresses holders {Email} -o csv");
        var asked = await AskAsync(councils.Operator, $"addresses free {Email}");
        var freed = await RunAsync(councils.Operator, $"addresses free {Email} --yes");

        Assert.Contains($"{Email},council,", held.Output, StringComparison.Ordinal);
        Assert.Contains("Bristol", asked, StringComparison.Ordinal);
        Assert.Matches("State +disabled\n", freed.Output);
        await FailAsync(5, councils.Operator, $"addresses free {Email} --yes");
        await FailAsync(4, councils.Administrator, $"addresses holders {Email}");
        await FailAsync(6, councils.Operator, "addresses holders");
    }

    [Fact]
    public async Task Domains_OfACouncil_AreAddedListedAndRemovedByTheOperator()
    {
        var added = await RunAsync(councils.Operator, "domains add Kent Kent.example -o json");
        var all = await RunAsync(councils.Operator, "domains list --council Kent");
        var others = await RunAsync(councils.Administrator, "domains list");
        var refused = await FailAsync(
            6,
            councils.Administrator,
            "users create --email a@kent.example --name 'A Taker' --role officer"
        );
        await RunAsync(councils.Operator, "domains remove kent.example");

        Assert.Equal("kent.example", added.Json().RootElement.GetProperty("domain").GetString());
        Assert.Contains("kent.example", all.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("kent.example", others.Output, StringComparison.Ordinal);
        Assert.Contains("email", refused, StringComparison.Ordinal);
        await FailAsync(5, councils.Operator, "domains remove kent.example");
        await FailAsync(6, councils.Operator, "domains add Kent gov.uk");
        await FailAsync(4, councils.Administrator, "domains add Kent kent.example");
    }
}
