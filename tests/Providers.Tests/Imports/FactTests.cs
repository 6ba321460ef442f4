using static RegionalProviders.Providers.Tests.Imports.Csv;

namespace RegionalProviders.Providers.Tests.Imports;

public sealed class FactTests
{
    private static readonly DateOnly In2022 = new(2022, 3, 31);
    private static readonly DateOnly In2023 = new(2023, 3, 31);
    private static readonly DateOnly In2024 = new(2024, 3, 31);

    [Fact]
    public async Task UploadList_WithheldThenNamedToCouncilsThenWithheldAgain_KeepsTheName()
    {
        await using var register = await Register.StartAsync();
        const string withheld = "Name=REDACTED;Address 1=REDACTED;Town=REDACTED;Postcode=REDACTED";
        await register.ImportAsync(ProviderList(("SC000001", withheld)), In2022);
        Assert.Equal(
            "True True",
            await register.OneAsync<string>(
                "select initcap(concat_ws(' ', name_withheld::text, address_withheld::text)) from providers.setting where name is null"
            )
        );

        var named = await register.ImportAsync(
            CouncilList(
                (
                    "SC000001",
                    "Setting name=Rowan House;Setting address line 1=1 Low Lane;Setting address town=Salford;Setting address postcode=m5 4wt"
                )
            ),
            In2023
        );
        Assert.Equal(1, named.Rows.Updated);
        await register.ImportAsync(ProviderList(("SC000001", withheld)), In2024);

        Assert.Equal(
            "Rowan House|M5 4WT|false|false",
            await register.OneAsync<string>(
                "select concat_ws('|', name, postcode, name_withheld::text, address_withheld::text) from providers.setting"
            )
        );
        Assert.Equal(
            ["address→1 Low Lane, Salford, M5 4WT", "name→Rowan House"],
            await register.StoredAsync<string>(
                "select field || '→' || new_value from providers.history where field in ('name', 'address') order by field"
            )
        );
    }

    [Fact]
    public async Task UploadList_NameWithheldLater_IsTakenBack()
    {
        await using var register = await Register.StartAsync();
        await register.ImportAsync(ProviderList(("SC000001", "Name=Rowan House")), In2022);

        await register.ImportAsync(ProviderList(("SC000001", "Name=REDACTED")), In2023);

        Assert.Null(await register.OneAsync<string?>("select name from providers.setting"));
        Assert.Equal(
            "Rowan House→",
            await register.OneAsync<string>(
                "select old_value || '→' || coalesce(new_value, '') from providers.history where field = 'name'"
            )
        );
    }

    [Fact]
    public async Task UploadList_EmptyCell_KeepsWhatIsHeld()
    {
        await using var register = await Register.StartAsync();
        await register.ImportAsync(ProviderList(("SC000001", "Name=Rowan House")), In2022);

        var report = await register.ImportAsync(
            ProviderList(
                (
                    "SC000001",
                    "Name=;Places=;Sector=;Registration status=;Organisation which owns the provider="
                )
            ),
            In2023
        );

        Assert.Equal(1, report.Rows.Unchanged);
        Assert.Equal(
            "Rowan House|4|Private|Active",
            await register.OneAsync<string>(
                "select concat_ws('|', t.name, t.places, r.sector, r.status) from providers.setting t join providers.registration r on r.id = t.registration_id"
            )
        );
    }

    [Fact]
    public async Task UploadList_OtherOwner_ContinuesTheOwnership()
    {
        await using var register = await Register.StartAsync();
        await register.ImportAsync(ProviderList(("SC000001", "")), In2022);
        // A different spelling in case and spaces is the same owner.
        var same = await register.ImportAsync(
            ProviderList(("SC000001", "Organisation which owns the provider=ALDER  Care ltd")),
            In2023
        );

        var other = await register.ImportAsync(
            ProviderList(
                ("SC000001", "Organisation which owns the provider=Birch Homes Ltd 01234567")
            ),
            In2024
        );

        Assert.Equal((1, 1), (same.Rows.Unchanged, other.Rows.Updated));
        Assert.Equal(
            ["Alder Care Ltd 2022-03-31 2024-03-31", "Birch Homes Ltd 2024-03-31 "],
            await register.StoredAsync<string>(
                "select o.name || ' ' || w.from_on || ' ' || coalesce(w.to_on::text, '') from providers.ownership w join providers.organisation o on o.id = w.organisation_id order by w.from_on"
            )
        );
        Assert.Equal(
            "01234567",
            await register.OneAsync<string>(
                "select company_number from providers.organisation where name = 'Birch Homes Ltd'"
            )
        );
        Assert.Equal(
            "Alder Care Ltd→Birch Homes Ltd",
            await register.OneAsync<string>(
                "select old_value || '→' || new_value from providers.history where field = 'registration.owner'"
            )
        );
    }

    [Fact]
    public async Task UploadList_OtherNameSameCompanyNumber_IsTheSameOwner()
    {
        await using var register = await Register.StartAsync();
        await register.ImportAsync(
            ProviderList(
                ("SC000001", "Organisation which owns the provider=Birch Homes Ltd 01234567")
            ),
            In2022
        );

        var report = await register.ImportAsync(
            ProviderList(
                ("SC000001", "Organisation which owns the provider=Birch Homes Limited 01234567"),
                ("SC000002", "Organisation which owns the provider=Birch Homes Limited 01234567")
            ),
            In2023
        );

        Assert.Equal((1, 1), (report.Rows.Unchanged, report.Rows.Created));
        Assert.Equal(
            1,
            await register.OneAsync<int>("select count(*) from providers.organisation")
        );
        Assert.Equal(
            2,
            await register.OneAsync<int>(
                "select count(owner_id) from providers.registration group by owner_id"
            )
        );
    }

    [Fact]
    public async Task UploadList_CouncilReplacedByAnother_MovesTheHostAuthority()
    {
        await using var register = await Register.StartAsync();
        await register.ImportAsync(
            ProviderList(("SC000001", "Local authority=Northamptonshire")),
            new DateOnly(2019, 3, 31)
        );

        await register.ImportAsync(
            ProviderList(("SC000001", "Local authority=West Northamptonshire")),
            In2022
        );

        Assert.Equal(
            "E10000021→E06000062",
            await register.OneAsync<string>(
                "select old_value || '→' || new_value from providers.history where field = 'host_authority_gss'"
            )
        );
    }

    [Theory]
    [InlineData("Bristol", "Bristol, City of")]
    [InlineData("Southend on Sea", "Southend-on-Sea")]
    public async Task UploadList_OtherSpellingOfACouncil_ChangesNothing(string before, string after)
    {
        await using var register = await Register.StartAsync();
        await register.ImportAsync(ProviderList(("SC000001", $"Local authority={before}")), In2022);

        var report = await register.ImportAsync(
            ProviderList(("SC000001", $"Local authority={after}")),
            In2023
        );

        Assert.True(report.NoChange);
        Assert.NotNull(
            await register.OneAsync<Guid?>("select host_authority_id from providers.setting")
        );
    }

    [Fact]
    public async Task UploadList_SchoolsOwnNumber_IsAnotherNamespaceAndLinksTheHome()
    {
        await using var register = await Register.StartAsync();
        await register.ImportAsync(ProviderList(("SC000001", "")), In2022);

        var report = await register.ImportAsync(
            "URN,LA (name),EstablishmentName,TypeOfEstablishment (code),TypeOfEstablishment (name),EstablishmentStatus (name),Boarders (name),GOR (name),GSSLACode (name),Easting,Northing,CHNumber\r\n"
                + "100001,Salford,Low Lane School,10,Other independent special school,Open,Boarding school,North West,E08000006,380000,398000,SC000001\r\n"
                + "100002,Salford,High Lane School,1,Community school,Open,No boarders,North West,E08000006,380000,398000,\r\n",
            In2023
        );

        Assert.Equal((2, 1, 1), (report.Rows.Read, report.Rows.Created, report.Rows.Unchanged));
        Assert.Equal(
            "100001",
            await register.OneAsync<string>(
                "select linked_education_urn from providers.registration where regulator = 'Ofsted'"
            )
        );
        Assert.Equal(
            "ResidentialSchool38 53.48",
            await register.OneAsync<string>(
                "select service_type || ' ' || round(latitude::numeric, 2) from providers.setting where regulator = 'Gias'"
            )
        );
    }
}
