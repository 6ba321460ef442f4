using RegionalProviders.Providers.V1;
using static RegionalProviders.Providers.Tests.Imports.Csv;

namespace RegionalProviders.Providers.Tests.Imports;

public sealed class OtherListTests
{
    private static readonly DateOnly In2023 = new(2023, 3, 31);
    private static readonly DateOnly In2024 = new(2024, 3, 31);

    internal const string Premises =
        "Provider local authority,Setting local authority,URN,Provider type,Sector,Provider name,Registration date,Registration status,Setting category,Capacity,Setting address line 1,Setting address town,Setting address postcode,Owner ID,Owner name\r\n";

    private const string Directory = """
        CQC Locations data,
        ,
        This data was produced on 16 September 2025
        ,
        Name,Also known as,Address,Postcode,Phone number,Service's website (if available),Service types,Date of latest check,Specialisms/services,Provider name,Local authority,Region,Location URL,CQC Location ID (for office use only),CQC Provider ID (for office use only)

        """;

    [Fact]
    public async Task UploadList_Premises_BecomeSettingsOfTheirOwn()
    {
        await using var register = await Register.StartAsync();
        const string first =
            "Salford,Salford,2700001,Supported accommodation,Private,Rowan Living,01/10/2023,Active,Single occupancy,1,1 Low Lane,Salford,M5 4WT,9,Rowan Living Ltd\r\n";
        const string second =
            "Salford,Bolton,2700001,Supported accommodation,Private,Rowan Living,01/10/2023,Active,Supported lodgings,2,2 High Lane,Bolton,BL1 1AA,9,Rowan Living Ltd\r\n";

        var report = await register.ImportAsync(Premises + first + second, In2024);
        var again = await register.ImportAsync(Premises + second + first, In2024);

        Assert.Equal(ListKind.OfstedToCouncils, report.Kind);
        Assert.Equal((1, 1), (report.Rows.Created, report.Rows.Updated));
        Assert.True(again.NoChange);
        Assert.Equal(
            [
                "SupportedAccommodation  true",
                "SupportedAccommodationSingle M5 4WT false",
                "SupportedLodgings BL1 1AA false",
            ],
            await register.StoredAsync<string>(
                "select service_type || ' ' || coalesce(postcode, '') || ' ' || is_primary from providers.setting order by service_type"
            )
        );
    }

    [Fact]
    public async Task UploadList_CqcDirectory_KeepsWhatCouncilsPlaceWith()
    {
        await using var register = await Register.StartAsync();
        // A date in the text would be held against the two days.
        var undated = Directory.Replace("16 September 2025", "", StringComparison.Ordinal);
        const string dentist =
            "A Dentist,,1 Low Lane,M5 4WT,,,Dentist,09/Jan/2018 - 00:00,Services for everyone,A Dentist Ltd,Salford,North West,,1-100,1-1\r\n";
        const string homecare =
            "A Homecare,,2 Low Lane,M5 4WT,,,Homecare agencies,09/Jan/2018 - 00:00,Caring for children|Dementia,A Homecare Ltd,Salford,North West,,1-200,1-2\r\n";
        const string extraCare =
            "A Court,,3 Low Lane,M5 4WT,,,Extra Care housing services,09/Jan/2018 - 00:00,Caring for adults over 65 yrs,A Court Ltd,Salford,North West,,1-300,1-3\r\n";

        var report = await register.ImportAsync(undated + dentist + homecare + extraCare, In2024);
        var later = await register.ImportAsync(undated + dentist + homecare, new(2025, 3, 31));

        Assert.Equal((3, 2, 1), (report.Rows.Read, report.Rows.Created, report.Rows.Unchanged));
        Assert.Equal((2, 1), (later.Rows.Unchanged, later.Rows.Withdrawn));
        Assert.Equal(
            ["1-200 FloatingSupport false", "1-300 ExtraCareHousing true"],
            await register.StoredAsync<string>(
                "select urn || ' ' || service_type || ' ' || withdrawn from providers.setting order by urn"
            )
        );
    }

    [Fact]
    public async Task UploadList_OfOneRegulator_LeavesTheOthersAlone()
    {
        await using var register = await Register.StartAsync();
        await register.ImportAsync(ProviderList(("SC000001", "")), In2023);

        var report = await register.ImportAsync(
            Directory
                + "A Court,,3 Low Lane,M5 4WT,,,Extra Care housing services,,Caring for adults over 65 yrs,A Court Ltd,Salford,North West,,1-300,1-3\r\n",
            new DateOnly(2025, 9, 16)
        );

        Assert.Equal(0, report.Rows.Withdrawn);
    }
}
