using RegionalProviders.Published;

namespace RegionalProviders.Providers.Lists.Tests;

/// <summary>The layouts of Ofsted's restricted lists to councils; the content of these files is invented.</summary>
public sealed class CouncilListTests
{
    [PublishedDataFact]
    public async Task ReadAsync_ChildrensHomesList_ReadsBothSheets()
    {
        var list = await ReadAsync("ch_fake.xlsx");
        Assert.Equal(
            [ListKind.OfstedCouncil, ListKind.OfstedCouncilConditions],
            list.Reader.Tables.Select(t => t.Kind)
        );
        // Its URN "njascn" is not a valid URN.
        Assert.Equal(["URN_INVALID", "URN_INVALID"], list.Codes);
        Assert.Equal("Provider information!2", list.Problems[0].Place.ToString());
        Assert.Equal("URN", list.Problems[0].Column);
    }

    [PublishedDataFact]
    public async Task ReadAsync_CombinedList_ReadsNamesAndAddressesThatTheOpenListWithholds()
    {
        var list = await ReadAsync("combined_scp_ch_fake.xlsx");
        Assert.Equal(4, list.Registrations.Count);
        var home = list.Registrations[2];
        Assert.Equal("MDR00003", home.Urn);
        Assert.Equal(new Cell("Black Land Lodge", false), home.Name);
        Assert.Equal("Orc Hut 8", home.AddressLine1.Value);
        Assert.Equal("MO6 7NN", home.Postcode.Value);
        Assert.Equal(ProvisionType.SecureChildrensHome, home.ProvisionType);
        Assert.Equal(new DateOnly(1993, 12, 16), home.RegistrationDate);
        Assert.Equal(6, home.Places);
        Assert.Equal("3124567", home.OwnerId);
        Assert.Equal("If they stop forcing them to join the dark lords army", home.Conditions);
        Assert.Equal(
            ["Full inspection", "Interim inspection", "Assurance visit"],
            home.Inspections.Select(i => i.EventType)
        );
        Assert.Contains("JUDGEMENT_UNKNOWN", list.Codes);
    }

    [PublishedDataFact]
    public async Task ReadAsync_ServiceInspectedWithItsCouncil_HasNoJudgementButTheReason()
    {
        var list = await ReadAsync("combined_scp_ch_fake.xlsx");
        var agency = list.Registrations[0];
        Assert.Equal(ProvisionType.LocalAuthorityFosteringAgency, agency.ProvisionType);
        var overall = Assert.Single(agency.Inspections).Overall!;
        Assert.Null(overall.Judgement);
        Assert.Equal(
            "Not provided as service is inspected as part of the ILACS inspection",
            overall.Reason
        );
        Assert.DoesNotContain(list.Rows[0].Problems, p => p.Rule == Rules.DateInvalid);
    }

    [PublishedDataFact]
    public async Task ReadAsync_ListOf2025_RecognisesProvidersAndPremises()
    {
        var list = await ReadAsync("scp_ch_2025_fake.xlsx");
        Assert.Equal(
            [ListKind.OfstedCouncil, ListKind.OfstedCouncilPremises],
            list.Reader.Tables.Select(t => t.Kind)
        );
        Assert.All(list.Reader.Tables, t => Assert.Empty(t.UnknownColumns));
        Assert.Equal(["URN_INVALID", "URN_INVALID"], list.Codes);
    }

    [PublishedDataFact]
    public async Task ReadAsync_SocialCareProvidersList_ReadsCurrentAndClosedSheets()
    {
        var list = await ReadAsync("scp_fake.xlsx");
        Assert.Equal(
            ["Current providers", "Providers closed in 2022-23"],
            list.Reader.Tables.Select(t => t.Place.Sheet)
        );
        Assert.All(list.Reader.Tables, t => Assert.Equal(ListKind.OfstedCouncil, t.Kind));
        Assert.All(list.Reader.Tables, t => Assert.Empty(t.UnknownColumns));
    }

    [PublishedDataFact]
    public async Task ReadAsync_PremisesSheet_GivesOneRowASetting()
    {
        var list = await ReadAsync("scpch_assisted.xlsx");
        Assert.All(list.Reader.Tables, t => Assert.Empty(t.UnknownColumns));
        var premises = list
            .Rows.Where(r => r.Table.Kind == ListKind.OfstedCouncilPremises)
            .ToList();
        Assert.Equal(2, premises.Count);
        var first = premises[0].Registration!;
        Assert.Equal(("Isle", "Avalon"), (first.LocalAuthority, first.ProviderLocalAuthority));
        Assert.Equal(ProvisionType.SupportedAccommodation, first.ProvisionType);
        Assert.Equal("Cave", first.SettingCategory);
        Assert.Equal("a_line_a", first.AddressLine3.Value);
        Assert.Equal(new DateOnly(2000, 1, 1), first.RegistrationDate);
        // Capacity "One" and status "Yep" are left out; "na" as a closing date means none.
        Assert.Equal(
            ["STATUS_UNKNOWN", "PLACES_INVALID"],
            premises[0].Problems.Select(p => p.Rule.Code)
        );
    }

    private static async Task<Reading> ReadAsync(string file)
    {
        await using var stream = File.OpenRead(
            PublishedData.File($"ofsted_lists_to_councils_fake/{file}")
        );
        return await Reading.OfAsync(stream);
    }
}
