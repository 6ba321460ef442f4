using RegionalProviders.Common.V1;
using RegionalProviders.Providers.V1;
using RegionalProviders.Testing;

namespace RegionalProviders.Providers.Tests.Settings;

[Collection(RegisterCollection.Name)]
public sealed class SearchNameTests(RegisterFixture fixture)
{
    [Theory]
    [InlineData("quillfeather")]
    [InlineData("QUILLFEATHER   lodge")]
    [InlineData("feather")]
    [InlineData("lodge quillfeather")]
    [InlineData("Quilfeather")]
    [InlineData("Quillfaether Lodge")]
    [InlineData("Quillfether Loge")]
    public async Task SearchSettings_NameInPartOrMisspelt_FindsIt(string query)
    {
        var seeded = await fixture.Register.SettingAsync(new Seed { Name = "Quillfeather Lodge" });

        Assert.Contains(seeded.Id, await FindAsync(query));
    }

    [Fact]
    public async Task SearchSettings_EveryWordMustBeInTheName()
    {
        var seeded = await fixture.Register.SettingAsync(new Seed { Name = "Zanderling Court" });

        Assert.Empty(await FindAsync("zanderling kiosk"));
        Assert.Equal([seeded.Id], await FindAsync("zanderling court"));
    }

    [Theory]
    [InlineData("%")]
    [InlineData("_")]
    [InlineData("\\")]
    [InlineData("Wyvern%Court")]
    [InlineData("wyvern_court")]
    public async Task SearchSettings_LikeMetacharacters_StandForThemselves(string query)
    {
        var organisation = $"Metacharacters {Guid.NewGuid():N}";
        var owner = await fixture.Register.OrganisationAsync(organisation);
        var plain = await fixture.Register.SettingAsync(
            new Seed { Name = "Wyvern Court", Owner = owner }
        );
        var literal = await fixture.Register.SettingAsync(
            new Seed { Name = $"Wyvern 50%_\\ {query}", Owner = owner }
        );

        var found = await fixture.Council.Settings.SearchSettingsAsync(
            new SearchSettingsRequest { Query = query, Organisation = organisation }
        );

        // A query of one metacharacter matches nothing similar; a word with one also matches the word without it.
        Assert.Equal(
            query.Length == 1 ? [literal.Id] : [literal.Id, plain.Id],
            found.Settings.Select(setting => setting.Id)
        );
    }

    [Theory]
    [InlineData("a & b | !c <-> (d:*)")]
    [InlineData("' or 1=1 --")]
    [InlineData("!!!")]
    [InlineData("*")]
    [InlineData("🏠 é 王")]
    public async Task SearchSettings_OperatorsOfOtherLanguages_AreJustText(string query) =>
        await FindAsync(query);

    [Theory]
    [InlineData("nul\0byte")]
    [InlineData("line\nbreak")]
    [InlineData("bell\a")]
    public async Task SearchSettings_ControlCharacters_AreRefused(string query) =>
        await PlatformAssert.FailsOnFieldAsync(
            "query",
            fixture.Council.Settings.SearchSettingsAsync(
                new SearchSettingsRequest { Query = query }
            )
        );

    [Fact]
    public async Task SearchSettings_MegabyteOfText_IsRefused() =>
        await PlatformAssert.FailsOnFieldAsync(
            "organisation",
            fixture.Council.Settings.SearchSettingsAsync(
                new SearchSettingsRequest { Organisation = new string('x', 1_000_000) }
            )
        );

    [Fact]
    public async Task SearchSettings_TwoHundredCharactersOfWords_Answers() =>
        await FindAsync(string.Join(' ', Enumerable.Range(0, 50).Select(i => $"w{i}"))[..150]);

    [Fact]
    public async Task SearchSettings_BestMatchFirst()
    {
        var near = await fixture.Register.SettingAsync(new Seed { Name = "Old Thrimble Manor" });
        var misspelt = await fixture.Register.SettingAsync(new Seed { Name = "Thrumble" });
        var begins = await fixture.Register.SettingAsync(new Seed { Name = "Thrimble Annexe" });
        var exact = await fixture.Register.SettingAsync(new Seed { Name = "Thrimble" });

        Assert.Equal([exact.Id, begins.Id, near.Id, misspelt.Id], await FindAsync("thrimble"));
    }

    [Fact]
    public async Task SearchSettings_UrnOrItsBeginning_FindsTheSettingWhateverItsName()
    {
        var whole = await fixture.Register.SettingAsync(
            new Seed { Urn = "ZZ7654321", NameWithheld = true }
        );
        var longer = await fixture.Register.SettingAsync(new Seed { Urn = "ZZ76543219" });

        Assert.Equal(whole.Id, (await FindAsync("zz7654321"))[0]);
        Assert.Equal(new HashSet<string> { whole.Id, longer.Id }, [.. await FindAsync("zz7654")]);
        Assert.Empty(await FindAsync("7654321"));
    }

    [Theory]
    [InlineData("Marchpane")]
    [InlineData("marchpain")]
    [InlineData("children's marchpane")]
    public async Task SearchSettings_OrganisationInPartOrMisspelt_FindsItsSettings(
        string organisation
    )
    {
        var name = $"Marchpane Children's Services {Guid.NewGuid():N}";
        var owner = await fixture.Register.OrganisationAsync(name);
        var seeded = await fixture.Register.SettingAsync(new Seed { Owner = owner });

        var found = await fixture.Council.Settings.SearchSettingsAsync(
            new SearchSettingsRequest { Organisation = organisation }
        );

        Assert.Contains(found.Settings, setting => setting.Id == seeded.Id);
        Assert.All(
            found.Settings,
            setting =>
                Assert.Contains(
                    "Marchpane",
                    setting.Registration.Owner.Name,
                    StringComparison.Ordinal
                )
        );
    }

    [Fact]
    public async Task SearchSettings_Provider_FindsItsOwnByNameAndNobodyElses()
    {
        var owner = await fixture.Register.OrganisationAsync("Corvane Homes");
        var own = await fixture.Register.SettingAsync(
            new Seed { Name = "Corvane One", Owner = owner }
        );
        await fixture.Register.SettingAsync(new Seed { Name = "Corvane Two" });
        var provider = await fixture.Platform.People.ProviderAsync(owner.ToString());

        var found = await provider.Settings.SearchSettingsAsync(
            new SearchSettingsRequest { Query = "corvane", WithFacets = true }
        );

        Assert.Equal(own.Id, Assert.Single(found.Settings).Id);
        Assert.Equal(1, found.TotalCount);
    }

    [Fact]
    public async Task SearchSettings_CouncilInNoConsortium_IsNoMember()
    {
        var kent = await fixture.Platform.People.CouncilAsync(TestPrincipals.Kent);

        await PlatformAssert.FailsAsync(
            ErrorReason.NotAMember,
            kent.Settings.SearchSettingsAsync(
                new SearchSettingsRequest { Query = "nothing is called this" }
            )
        );
    }

    private async Task<string[]> FindAsync(string query)
    {
        var found = await fixture.Council.Settings.SearchSettingsAsync(
            new SearchSettingsRequest { Query = query }
        );
        return [.. found.Settings.Select(setting => setting.Id)];
    }
}
