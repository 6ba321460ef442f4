using Google.Type;
using RegionalProviders.Common.V1;
using RegionalProviders.Providers.V1;
using RegionalProviders.Testing;

namespace RegionalProviders.Providers.Tests.Settings;

[Collection(RegisterCollection.Name)]
public sealed class SearchCriteriaTests(RegisterFixture fixture)
{
    private readonly string organisation = $"Criteria {Guid.NewGuid():N}";

    [Fact]
    public async Task SearchSettings_NoStatuses_FindsRunningOnesAndThoseWithoutRegistration()
    {
        var active = await SeedAsync(new Seed());
        var suspended = await SeedAsync(new Seed { Status = RegistrationStatus.Suspended });
        var untold = await SeedAsync(new Seed { Status = RegistrationStatus.Unspecified });
        var closed = await SeedAsync(new Seed { Status = RegistrationStatus.Closed });
        await SeedAsync(new Seed { Withdrawn = true });
        var unregistered = await fixture.Council.Settings.CreateSettingAsync(
            new CreateSettingRequest
            {
                Name = organisation,
                ServiceType = ServiceType.Unregulated,
                HostAuthorityGss = TestPrincipals.Bristol,
            }
        );

        Assert.Equal(Set(active, suspended, untold), await FindAsync(new()));
        Assert.Equal(
            Set(closed),
            await FindAsync(new() { Statuses = { RegistrationStatus.Closed } })
        );
        var byName = await fixture.Council.Settings.SearchSettingsAsync(
            new SearchSettingsRequest { Query = organisation }
        );
        Assert.Equal(unregistered.Setting.Id, Assert.Single(byName.Settings).Id);
    }

    [Fact]
    public async Task SearchSettings_IncludeWithdrawn_FindsThemToo()
    {
        var active = await SeedAsync(new Seed());
        var withdrawn = await SeedAsync(new Seed { Withdrawn = true });

        Assert.Equal(Set(active, withdrawn), await FindAsync(new() { IncludeWithdrawn = true }));
    }

    [Fact]
    public async Task SearchSettings_EachCriterion_LeavesOutWhatDoesNotHold()
    {
        var one = await SeedAsync(
            new Seed
            {
                Places = 2,
                Vacancies = 1,
                InspectedOn = new DateOnly(2024, 6, 1),
                Judgement = "Good",
            }
        );
        var two = await SeedAsync(
            new Seed
            {
                Type = ServiceType.SupportedAccommodation,
                Gss = "E08000035",
                Places = 9,
                Vacancies = 0,
                InspectedOn = new DateOnly(2025, 2, 1),
                Judgement = "Inadequate",
                Band = JudgementBand.Failing,
            }
        );

        Assert.Equal(
            Set(one),
            await FindAsync(new() { ServiceTypes = { ServiceType.ChildrensHome } })
        );
        Assert.Equal(Set(two), await FindAsync(new() { Regions = { "yorkshire and the humber" } }));
        Assert.Equal(
            Set(one, two),
            await FindAsync(new() { Regions = { "South West", "Yorkshire and The Humber" } })
        );
        Assert.Equal(Set(two), await FindAsync(new() { HostAuthorityGss = { "E08000035" } }));
        Assert.Equal(
            Set(two),
            await FindAsync(new() { Bands = { JudgementBand.Failing, JudgementBand.Weak } })
        );
        Assert.Equal(Set(two), await FindAsync(new() { PlacesMin = 3 }));
        Assert.Equal(Set(one), await FindAsync(new() { PlacesMax = 3 }));
        Assert.Equal(Set(one), await FindAsync(new() { HasVacancies = true }));
        Assert.Equal(Set(two), await FindAsync(new() { InspectedFrom = Day(2025, 2, 1) }));
        Assert.Equal(Set(one), await FindAsync(new() { InspectedTo = Day(2025, 1, 31) }));
        Assert.Empty(await FindAsync(new() { PlacesMin = 3, HasVacancies = true }));
    }

    [Fact]
    public async Task SearchSettings_WrongCriteria_AreNamed()
    {
        await RefusedAsync(
            "host_authority_gss[1]",
            new() { HostAuthorityGss = { TestPrincipals.Bristol, "E99999999" } }
        );
        await RefusedAsync(
            "service_types[0]",
            new() { ServiceTypes = { ServiceType.Unspecified } }
        );
        await RefusedAsync("bands[0]", new() { Bands = { (JudgementBand)77 } });
        await RefusedAsync("statuses[0]", new() { Statuses = { RegistrationStatus.Unspecified } });
        await RefusedAsync("places_min", new() { PlacesMin = -1 });
        await RefusedAsync("places_max", new() { PlacesMin = 5, PlacesMax = 4 });
        await RefusedAsync("inspected_from", new() { InspectedFrom = Day(2025, 2, 30) });
        await RefusedAsync(
            "inspected_to",
            new() { InspectedFrom = Day(2025, 2, 2), InspectedTo = Day(2025, 2, 1) }
        );
        await RefusedAsync(
            "near.kilometres",
            new() { Near = new NearPostcode { PostcodeArea = "BS" } }
        );
        await RefusedAsync(
            "near.postcode_area",
            new()
            {
                Near = new NearPostcode { PostcodeArea = "BS1 4ST", Kilometres = 5 },
            }
        );
        await RefusedAsync("page_size", new() { PageSize = -1 });
    }

    [Fact]
    public async Task SearchSettings_FormerCodeOfACouncil_IsUnderstood()
    {
        // The county council of Somerset, until 2023.
        var found = await fixture.Council.Settings.SearchSettingsAsync(
            new SearchSettingsRequest { HostAuthorityGss = { "E10000027" }, Query = organisation }
        );

        Assert.Empty(found.Settings);
    }

    [Fact]
    public async Task SearchSettings_Near_MeasuresFromTheMiddleOfExactlyThatDistrict()
    {
        var middle = await SeedAsync(new Seed { Postcode = "QA1 1AA", At = (53.0, -2.0) });
        // 0.09 degrees of latitude are 10 km; 0.09 degrees of longitude at 53° north are 6 km.
        var north = await SeedAsync(new Seed { Postcode = "QA10 1AA", At = (53.09, -2.0) });
        var east = await SeedAsync(new Seed { Postcode = "QA2 1AA", At = (53.0, -1.91) });

        Assert.Equal(Set(middle, east), await NearAsync("qa1", 7));
        Assert.Equal(Set(middle, east, north), await NearAsync("QA1", 11));
        Assert.Equal(Set(middle), await NearAsync("QA1", 1));
        // The centre of the area lies between the three.
        Assert.Equal(Set(middle, east), await NearAsync("QA", 6));
    }

    [Fact]
    public async Task SearchSettings_NearWithoutCoordinates_GoesByTheDistrictOfThePostcode()
    {
        var placed = await SeedAsync(new Seed { Postcode = "QB1 1AA", At = (54.0, -2.0) });
        var sameDistrict = await SeedAsync(new Seed { Postcode = "QB1 1AB" });
        await SeedAsync(new Seed { Postcode = "QB10 1AB" });

        Assert.Equal(Set(placed, sameDistrict), await NearAsync("QB1", 5));
    }

    [Fact]
    public async Task SearchSettings_NearWithoutAnyPlace_IsCountedByAuthority()
    {
        await SeedAsync(
            new Seed
            {
                Postcode = "QC1 1AA",
                At = (55.0, -2.0),
                Gss = "E08000035",
            }
        );
        await SeedAsync(new Seed { Gss = "E08000035", Postcode = null });
        await SeedAsync(new Seed { Gss = "E06000023", Postcode = null });

        var found = await fixture.Council.Settings.SearchSettingsAsync(
            new SearchSettingsRequest
            {
                Organisation = organisation,
                Near = new NearPostcode { PostcodeArea = "QC1", Kilometres = 5 },
            }
        );

        Assert.Single(found.Settings);
        Assert.Equal(
            [new UnplacedSettings { HostAuthorityGss = "E08000035", Count = 1 }],
            found.Unplaced
        );
    }

    [Fact]
    public async Task SearchSettings_NearAnAreaWithoutCoordinates_SaysSo()
    {
        var request = new SearchSettingsRequest
        {
            Near = new NearPostcode { PostcodeArea = "ZE", Kilometres = 10 },
        };

        await PlatformAssert.FailsAsync(
            ErrorReason.StateConflict,
            fixture.Council.Settings.SearchSettingsAsync(request)
        );
    }

    [Fact]
    public async Task SearchSettings_WithFacets_EachAddsUpToTheTotalOverAllPages()
    {
        await SeedAsync(new Seed { Judgement = "Good" });
        await SeedAsync(new Seed { Gss = "E08000035", Status = RegistrationStatus.Suspended });
        await SeedAsync(new Seed { Type = ServiceType.ShortBreaks, Judgement = "Good" });

        var found = await fixture.Council.Settings.SearchSettingsAsync(
            new SearchSettingsRequest
            {
                Organisation = organisation,
                WithFacets = true,
                PageSize = 1,
            }
        );

        Assert.Single(found.Settings);
        Assert.Equal(3, found.TotalCount);
        Assert.Equal(
            ["service_type", "region", "host_authority", "band", "status"],
            found.Facets.Select(facet => facet.Name)
        );
        Assert.All(found.Facets, facet => Assert.Equal(3, facet.Counts.Sum(count => count.Count)));
        Assert.Equal([("CHILDRENS_HOME", 2), ("SHORT_BREAKS", 1)], Counts(found, "service_type"));
        Assert.Equal([("E06000023", 2), ("E08000035", 1)], Counts(found, "host_authority"));
        Assert.Equal([("South West", 2), ("Yorkshire and The Humber", 1)], Counts(found, "region"));
        Assert.Equal([("GOOD", 2), ("NONE", 1)], Counts(found, "band"));
        Assert.Equal([("ACTIVE", 2), ("SUSPENDED", 1)], Counts(found, "status"));
    }

    [Fact]
    public async Task SearchSettings_WithoutFacets_DoesNotCount()
    {
        var found = await fixture.Council.Settings.SearchSettingsAsync(
            new SearchSettingsRequest { Organisation = organisation }
        );

        Assert.Equal(-1, found.TotalCount);
        Assert.Empty(found.Facets);
    }

    private static (string, int)[] Counts(SearchSettingsResponse response, string facet) =>
        [
            .. response
                .Facets.Single(each => each.Name == facet)
                .Counts.Select(count => (count.Value, count.Count)),
        ];

    private static HashSet<string> Set(params Seeded[] seeded) =>
        [.. seeded.Select(each => each.Id)];

    private static Date Day(int year, int month, int day) =>
        new()
        {
            Year = year,
            Month = month,
            Day = day,
        };

    private async Task RefusedAsync(string field, SearchSettingsRequest request) =>
        await PlatformAssert.FailsOnFieldAsync(
            field,
            fixture.Council.Settings.SearchSettingsAsync(request)
        );

    private Task<HashSet<string>> NearAsync(string area, int kilometres) =>
        FindAsync(
            new()
            {
                Near = new NearPostcode { PostcodeArea = area, Kilometres = kilometres },
            }
        );

    private async Task<HashSet<string>> FindAsync(SearchSettingsRequest request)
    {
        request.Organisation = organisation;
        var found = await fixture.Council.Settings.SearchSettingsAsync(request);
        return [.. found.Settings.Select(setting => setting.Id)];
    }

    private Guid? owner;

    private async Task<Seeded> SeedAsync(Seed seed)
    {
        owner ??= await fixture.Register.OrganisationAsync(organisation);
        return await fixture.Register.SettingAsync(seed with { Owner = owner });
    }
}
