using System.Text;
using Microsoft.Extensions.Time.Testing;
using RegionalProviders.Providers.Lists.Judgements;
using RegionalProviders.Published;

namespace RegionalProviders.Providers.Lists.Tests;

public sealed class OtherRegulatorTests
{
    private static readonly string[] GiasHeader =
    [
        "URN",
        "LA (code)",
        "LA (name)",
        "EstablishmentNumber",
        "EstablishmentName",
        "TypeOfEstablishment (code)",
        "TypeOfEstablishment (name)",
        "EstablishmentStatus (name)",
        "OpenDate",
        "CloseDate",
        "Boarders (name)",
        "Street",
        "Town",
        "Postcode",
        "HeadLastName",
        "GOR (name)",
        "GSSLACode (name)",
        "Easting",
        "Northing",
        "CHNumber",
    ];

    [Fact]
    public async Task ReadAsync_GiasSpecialSchool_LinksItsChildrensHome()
    {
        var text = ProviderList.Lines([
            GiasHeader,
            Gias("100001", "10", "SC040631"),
            Gias("100002", "1", ""),
            Gias("100003", "36", "1"),
        ]);
        var list = await Reading.OfAsync(
            text,
            encoding: CodePagesEncodingProvider.Instance.GetEncoding(1252)
        );
        Assert.Equal((ListKind.Gias, "windows-1252"), (list.Table.Kind, list.Table.Encoding));
        Assert.Equal(new ListCounts(2, 0, 1, 0, 0), list.Reader.Counts);
        var school = list.Registrations[0];
        Assert.Equal(
            (Regulator.DepartmentForEducation, "100001", "SC040631"),
            (school.Regulator, school.Urn, school.ChildrensHomeUrn)
        );
        Assert.Equal(
            (ProvisionType.IndependentSpecialSchool, RegistrationStatus.Active),
            (school.ProvisionType, school.Status)
        );
        Assert.Equal(
            ("Zoë's School", "E08000006", 381_000, 398_000),
            (school.Name.Value, school.LocalAuthorityGss, school.Easting, school.Northing)
        );
        Assert.Equal(new DateOnly(1998, 9, 1), school.RegistrationDate);
        Assert.Equal(RowOutcome.OutOfScope, list.Rows[1].Outcome);
        Assert.Equal("CH_NUMBER_INVALID", list.OnlyProblem.Rule.Code);
        Assert.Contains("HeadLastName", list.Table.IgnoredColumns);
    }

    [Theory]
    [InlineData("7", true)]
    [InlineData("8", true)]
    [InlineData("10", true)]
    [InlineData("12", true)]
    [InlineData("32", true)]
    [InlineData("33", true)]
    [InlineData("36", true)]
    [InlineData("44", true)]
    [InlineData("11", false)]
    [InlineData("34", false)]
    public async Task ReadAsync_GiasType_KeepsSpecialAndResidentialSchools(string type, bool kept)
    {
        var list = await Reading.OfAsync(
            ProviderList.Lines([GiasHeader, Gias("100001", type, "")])
        );
        Assert.Equal(kept, list.Registrations.Count == 1);
    }

    [Fact]
    public async Task ReadAsync_GiasSchoolThatOpensNextYear_KeepsTheDate()
    {
        var school = Gias("100001", "10", "");
        school[7] = "Proposed to open";
        school[8] = "01-09-2026";
        var list = await Reading.OfAsync(ProviderList.Lines([GiasHeader, school]));
        Assert.Empty(list.Problems);
        Assert.Equal(
            (RegistrationStatus.Proposed, new DateOnly(2026, 9, 1)),
            (list.Only.Status, list.Only.RegistrationDate)
        );
    }

    [PublishedDataFact]
    public async Task OpenAsync_GiasColumnsAsPublished_AreAllKnown()
    {
        var header = await File.ReadAllLinesAsync(
            PublishedData.File("gias/gias_edubasealldata_columns.txt")
        );
        var list = await Reading.OfAsync(ProviderList.Lines([header]));
        Assert.Equal(ListKind.Gias, list.Table.Kind);
        Assert.Empty(list.Table.UnknownColumns);
    }

    [PublishedDataFact]
    public async Task ReadAsync_CqcDirectorySample_ReadsDatesAndLists()
    {
        await using var stream = File.OpenRead(
            PublishedData.File("cqc/cqc_directory_layout_sample.csv")
        );
        var list = await Reading.OfAsync(
            stream,
            new ListOptions
            {
                Time = new FakeTimeProvider(
                    new DateTimeOffset(2026, 10, 1, 0, 0, 0, TimeSpan.Zero)
                ),
            }
        );
        Assert.Equal(
            (ListKind.CqcDirectory, 5, new DateOnly(2026, 9, 16)),
            (list.Table.Kind, list.Table.Place.Line, list.Table.AsAt)
        );
        Assert.Empty(list.Problems);
        var home = list.Registrations[1];
        Assert.Equal(
            (Regulator.Cqc, "1-10553191017", "1-101671690"),
            (home.Regulator, home.Urn, home.OwnerId)
        );
        Assert.Equal(["Homecare agencies"], home.ServiceTypes);
        Assert.Equal(4, home.Specialisms.Count);
        Assert.Equal(new DateOnly(2022, 5, 19), Assert.Single(home.Inspections).Date);
        Assert.Equal(
            ["Also known as", "Phone number", "Service's website (if available)", "Location URL"],
            list.Table.IgnoredColumns
        );
    }

    [PublishedDataFact]
    public async Task OpenAsync_CqcLocationsColumnsAsPublished_AreAllKnownAndNoManagerIsRead()
    {
        var header = (
            await File.ReadAllLinesAsync(
                PublishedData.File("cqc/cqc_hsca_active_locations_columns.txt")
            )
        )
            .Where(line => line.Length > 0)
            .ToArray();
        var list = await Reading.OfAsync(ProviderList.Lines([header]));
        Assert.Equal(ListKind.CqcLocations, list.Table.Kind);
        Assert.Empty(list.Table.UnknownColumns);
        Assert.Contains("Registered manager", list.Table.IgnoredColumns);
    }

    [Theory]
    [InlineData("Outstanding", "Outstanding", JudgementBand.Strong)]
    [InlineData("Inspected but not rated", null, JudgementBand.None)]
    public async Task ReadAsync_CqcLocation_IsJudgedOnCqcsScale(
        string rating,
        string? value,
        JudgementBand band
    )
    {
        var list = await Reading.OfAsync(
            ProviderList.Lines([
                [
                    "Location ID",
                    "Location Name",
                    "Location Latest Overall Rating",
                    "Publication Date",
                    "Location Local Authority",
                    "Location Latitude",
                    "Provider Companies House Number",
                ],
                ["1-100", "Oak", rating, "19/05/2022", "Salford", "53.4839", "01234567"],
            ])
        );
        var inspection = Assert.Single(list.Only.Inspections);
        Assert.Equal(
            (JudgementScale.Cqc, value, band),
            (inspection.Scale, inspection.Overall!.Judgement?.Value, inspection.Overall.Band)
        );
        Assert.Equal(new DateOnly(2022, 5, 19), inspection.Published);
        Assert.Equal((53.4839, "01234567"), (list.Only.Latitude, list.Only.OwnerCompanyNumber));
    }

    private static string[] Gias(string urn, string type, string childrensHome) =>
        [
            urn,
            "355",
            "Salford",
            "7000",
            "Zoë's School",
            type,
            "A type",
            "Open",
            "01-09-1998",
            "",
            "No boarders",
            "1 The Street",
            "Salford",
            "M5 4WT",
            "Withheld",
            "North West",
            "E08000006",
            "381000",
            "398000",
            childrensHome,
        ];
}
