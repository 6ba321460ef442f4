using RegionalProviders.Providers.Lists.Judgements;

namespace RegionalProviders.Providers.Lists.Tests;

public sealed class ProviderLayoutTests
{
    // The headers as published each year (from 2018 on they differ little). The list of 2015 is laid out like that year's
    // inspections.
    private const string Header2015 =
        "Web link,URN,Provision type,Reg Status,Setting Name,Address 1,Address 2,Town,County,Postcode,Region,Local authority,Sector,Inspection type,Inspection Date,Inspection ID,Overall effectiveness,Outcomes for children and young people,Quality of care,The safety of children and young people,Leadership and management,Outcomes in education and related learning activities,Linked ED URN,Short breaks only";
    private const string Header2016 =
        "Web link,URN,Provision type,Registration status,Name,Address 1,Address 2,Town,County,Postcode,Government Office Region,Local authority,Sector,Places,Linked education URN,Short breaks only children's home,Event type,Inspection date,Event number,Overall effectiveness,Outcomes for children and young people,Quality of care,Safeguarding children and young people,Leadership and management";
    private const string Header2017 =
        "Web link,URN,Linked education URN,Provision type,Registration status,Name,Address 1,Address 2,Town,County,Postcode,Ofsted Region,Government Office Region,Local authority,Parliamentary constituency,Sector,Places,Short breaks only,Event type,Inspection date,Publication date,Event number,Overall effectiveness,Outcomes for children and young people,Quality of care,Safeguarding children and young people,Leadership and management,";
    private const string Header2018 =
        "Web link,URN,Linked education URN,Provision type,Registration status,Name,Address 1,Address 2,Town,County,Postcode,Ofsted Region,Government Office Region,Local authority,Parliamentary constituency,Sector,Places,Organisation,Event type,Inspection date,Publication date,Event number,Overall effectiveness,Outcomes for children and young people,Quality of care,Safeguarding children and young people,Leadership and management";
    private const string Header2021 =
        "Web link,URN,Linked Education URN,Provision type,Registration date,Registration status,Name,Address 1,Address 2,Town,County,Postcode,Ofsted region,Government Office Region,Local authority,Parliamentary constituency,Sector,Places,Short-break-only children's home,Organisation which owns the provider,Event type,Inspection date,Publication date,Event number,Overall experiences and progress of children and young people,Outcomes in education and related learning activities,Health services,How well children and young people are helped and protected,The effectiveness of leaders and managers";
    private const string Header2023 =
        "Web link,URN,Linked Education URN,Provision type,Registration date,Registration status,Name,Address 1,Address 2,Town,County,Postcode,Ofsted region,Government Office Region,Local authority,Parliamentary constituency,Sector,Places,Short-break-only children's home,Multi-building children's home,Organisation which owns the provider,Latest full inspection event type,Latest full inspection date,Latest full inspection publication date,Latest full inspection event number,Overall experiences and progress of children and young people,Outcomes in education and related learning activities,Health services,How well children and young people are helped and protected,The effectiveness of leaders and managers,,";
    private const string InYear2024 =
        "Web link,URN,Linked Education URN,Provision type,Registration date,Registration status,Name,Address 1,Address 2,Town,County,Postcode,Ofsted region,Government Office Region,Local authority,Parliamentary constituency,Sector,Places,Short-break-only children's home,Multi-building children's home,Organisation which owns the provider,Inspection event type,Inspection date,Inspection publication date,Inspection event number,Overall experiences and progress of children and young people,Outcomes in education and related learning activities,Health services,How well children and young people are helped and protected,The effectiveness of leaders and managers,Previous Event type,Previous inspection Date,Previous publication date,Previous event number,Previous overall experiences and progress of children and young people,Previous outcomes in education and related learning activities,Previous health services,Previous how well children and young people are helped and protected,Previous effectiveness of leaders and managers,,,";
    private const string InYear2017 =
        "Web link,URN,Provision type,Registration Status,Address 1,Address 2,Town,County,Postcode,Ofsted Region,Government Office Region,Local authority,Sector,Places,Linked Education URN,Short breaks only,Event type,Inspection date,Event number,Overall effectiveness,Outcomes for children and young people,Quality of care,Safeguarding children and young people,Leadership and management";

    [Theory]
    [InlineData(2015, Header2015, ListKind.OfstedProviders)]
    [InlineData(2016, Header2016, ListKind.OfstedProviders)]
    [InlineData(2017, Header2017, ListKind.OfstedProviders)]
    [InlineData(2018, Header2018, ListKind.OfstedProviders)]
    [InlineData(2021, Header2021, ListKind.OfstedProviders)]
    [InlineData(2023, Header2023, ListKind.OfstedProviders)]
    [InlineData(2017, InYear2017, ListKind.OfstedInspections)]
    [InlineData(2024, InYear2024, ListKind.OfstedInspections)]
    public async Task OpenAsync_HeaderOfTheYear_MapsEveryColumn(
        int year,
        string header,
        ListKind kind
    )
    {
        var list = await Reading.OfAsync(header + "\r\n");
        Assert.Equal((year, kind), (year, list.Table.Kind));
        Assert.Empty(list.Table.UnknownColumns);
    }

    [Fact]
    public async Task OpenAsync_Layout2025_MapsHeadersWithLineBreaksAndTellsTheDate()
    {
        var list = await ProviderList.ReadAsync();
        Assert.Equal(ListKind.OfstedProviders, list.Table.Kind);
        Assert.Equal(4, list.Table.Place.Line);
        Assert.Equal(new DateOnly(2025, 3, 31), list.Table.AsAt);
        Assert.Equal(
            "Children's social care data in England 2025 \u2013 Provider level as at 31 March 2025",
            list.Table.Title
        );
        Assert.Equal(["Web link", "Parliamentary constituency"], list.Table.IgnoredColumns);
        Assert.Empty(list.Table.UnknownColumns);
        Assert.Equal(30, list.Table.Columns.Count);
    }

    [Fact]
    public async Task ReadAsync_SupportedAccommodation_IsJudgedOnItsOwnScale()
    {
        var list = await ProviderList.ReadAsync(
            ("Provision type", "Supported Accommodation"),
            ("Name", "Daystar"),
            ("Address 1", "REDACTED"),
            ("Places", "61"),
            ("Supported accommodation premises", "15"),
            ("Latest full inspection date", "22/01/2025"),
            ("Latest full inspection event number", "10377731"),
            ("Supported Accommodation outcome", "Serious or widespread weaknesses")
        );
        Assert.Empty(list.Problems);
        Assert.Equal(
            (ProvisionType.SupportedAccommodation, 61, 15),
            (list.Only.ProvisionType, list.Only.Places, list.Only.Premises)
        );
        Assert.Equal(
            (new Cell("Daystar", false), Cell.Redacted),
            (list.Only.Name, list.Only.AddressLine1)
        );
        var inspection = Assert.Single(list.Only.Inspections);
        Assert.Equal(JudgementScale.OfstedSupportedAccommodation, inspection.Scale);
        Assert.Equal(
            ("10377731", JudgementBand.Failing),
            (inspection.EventNumber, inspection.Overall!.Band)
        );
    }

    [Fact]
    public async Task ReadAsync_NotYetInspected_HasNoInspection()
    {
        var list = await ProviderList.ReadAsync();
        Assert.Empty(list.Only.Inspections);
    }

    [Fact]
    public async Task ReadAsync_OwnerWithCompanyNumber_IsSplit()
    {
        var list = await Reading.OfAsync(
            ProviderList.Text(
                ProviderList.Row(
                    ("Organisation which owns the provider", "Over The Wall 03713232, 1075361")
                ),
                ProviderList.Row(
                    ("URN", "SC012346"),
                    (
                        "Organisation which owns the provider",
                        "Slough Services Trust Limited (09487106)"
                    )
                ),
                ProviderList.Row(
                    ("URN", "SC012347"),
                    ("Organisation which owns the provider", "Homes 2 Inspire Limited")
                )
            )
        );
        Assert.Equal(
            [
                ("Over The Wall", "03713232"),
                ("Slough Services Trust Limited", "09487106"),
                ("Homes 2 Inspire Limited", null),
            ],
            list.Registrations.Select(r => (r.OwnerName, r.OwnerCompanyNumber))
        );
    }

    [Fact]
    public async Task OpenAsync_MandatoryColumnRenamed_StopsAndNamesIt()
    {
        var text = ProviderList
            .Text(ProviderList.Row())
            .Replace("Registration status", "Standing", StringComparison.Ordinal);
        var error = await Assert.ThrowsAsync<MissingColumnException>(() => Reading.OfAsync(text));
        Assert.Equal(["Registration status"], error.Missing);
        Assert.Contains("Standing", error.Found);
        Assert.Contains("line 4", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OpenAsync_JudgementColumnGone_StopsForAllJudgementsWouldBeLost()
    {
        var text = ProviderList
            .Text(ProviderList.Row())
            .Replace("Overall experiences", "General experiences", StringComparison.Ordinal);
        var error = await Assert.ThrowsAsync<MissingColumnException>(() => Reading.OfAsync(text));
        Assert.Equal(
            ["Overall experiences and progress of children and young people"],
            error.Missing
        );
    }

    [Fact]
    public async Task OpenAsync_UnknownExtraColumn_IsReportedAndIgnored()
    {
        var list = await Reading.OfAsync(
            ProviderList.Lines([
                [.. ProviderList.Header2025, "Star sign", "Places"],
                [.. ProviderList.Row(), "Leo", "7"],
            ])
        );
        Assert.Equal(["Star sign", "Places"], list.Table.UnknownColumns);
        Assert.Null(list.Only.Places);
    }

    [Fact]
    public async Task OpenAsync_HeaderInAnyCaseWithCurlyQuotes_IsTheSame()
    {
        var header = ProviderList
            .Header2025.Select(h => h.ToUpperInvariant().Replace('\'', '\u2019'))
            .ToArray();
        var list = await Reading.OfAsync(
            ProviderList.Lines([
                header,
                ProviderList.Row(
                    ("Short-break-only children's home", "Short-break-only children's home")
                ),
            ])
        );
        Assert.Empty(list.Table.UnknownColumns);
        Assert.True(list.Only.ShortBreaksOnly);
    }

    [Fact]
    public async Task OpenAsync_SharedLayoutWithRepeatedUrns_IsTheInspectionList()
    {
        const string row =
            "x,SC012345,Children's Home,Active,REDACTED,,,,,,,Salford,Private,SC Interim,0{0}/03/2015,{0},Improved Effectiveness,,,,,,,Yes\r\n";
        var list = await Reading.OfAsync(
            $"{Header2015}\r\n"
                + string.Concat(
                    Enumerable
                        .Range(1, 3)
                        .Select(i =>
                            string.Format(System.Globalization.CultureInfo.InvariantCulture, row, i)
                        )
                )
        );
        Assert.Equal(ListKind.OfstedInspections, list.Table.Kind);
        Assert.Equal(3, list.Registrations.Count);
        Assert.Equal(
            "Improved effectiveness",
            list.Registrations[0].Inspections[0].Overall!.Reason
        );
        Assert.True(list.Registrations[0].ShortBreaksOnly);
    }

    [Fact]
    public async Task OpenAsync_SharedLayoutSentAsInspections_IsTakenAsThat()
    {
        var list = await Reading.OfAsync(
            Header2015 + "\r\n",
            new ListOptions { Kind = ListKind.OfstedInspections }
        );
        Assert.Equal(ListKind.OfstedInspections, list.Table.Kind);
    }

    [Fact]
    public async Task OpenAsync_SentAsAnotherKind_Stops()
    {
        var error = await Assert.ThrowsAsync<WrongListKindException>(() =>
            Reading.OfAsync(ProviderList.Text(), new ListOptions { Kind = ListKind.Gias })
        );
        Assert.Equal((ListKind.Gias, ListKind.OfstedProviders), (error.Expected, error.Found));
    }

    [Fact]
    public async Task ReadAsync_Twice_GivesTheSameRows()
    {
        var list = await Reading.OfAsync(ProviderList.Text(ProviderList.Row()));
        var again = 0;
        await foreach (var row in list.Reader.ReadAsync())
            again += row.Outcome == RowOutcome.Read ? 1 : 0;
        Assert.Equal((1, 1), (again, list.Reader.Counts.Read));
    }
}
