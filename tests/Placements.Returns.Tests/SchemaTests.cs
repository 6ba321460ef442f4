using RegionalProviders.Placements.Tests.Submissions;
using RegionalProviders.Published;

namespace RegionalProviders.Placements.Returns.Tests;

public sealed class SchemaTests
{
    private static readonly Dictionary<string, string[]> Headers = new()
    {
        ["2019-06"] =
        [
            "Looked after child?",
            "Placing Authority",
            "Identifier",
            "Age",
            "Gender",
            "How the placement was sourced",
            "Organisation",
            "Provider ID",
            "Establishment",
            "Host Authority",
            "Type of provision",
            "UASC",
            "Total weekly cost",
            "Contribution from Social Care",
            "Contribution from Education",
            "Contribution from Health",
        ],
        ["2020-12"] = ["Ethnic Group", "Placement start date", "SEND"],
        ["2021-03"] = ["Primary SEND category", "Primary SEND need"],
        ["2022-03"] =
        [
            "Registration type",
            "Establishment registration URN",
            "Primary Placing at Distance Reason",
        ],
        ["2025-12"] = CensusColumns.All,
    };

    public static TheoryData<string> Versions => [.. ReturnSchemas.All.Select(s => s.Version)];

    [Theory]
    [InlineData("2019-06-01", "2019-06")]
    [InlineData("2020-11-30", "2019-06")]
    [InlineData("2020-12-01", "2020-12")]
    [InlineData("2021-03-15", "2021-03")]
    [InlineData("2022-03-01", "2022-03")]
    [InlineData("2025-11-30", "2022-03")]
    [InlineData("2026-03-14", "2025-12")]
    public void For_DayOfAWindow_PicksTheVersionInForce(string day, string expected) =>
        Assert.Equal(
            expected,
            ReturnSchemas
                .For(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture))
                .Version
        );

    [Fact]
    public void For_DayBeforeTheFirst_IsTheCallersMistake() =>
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            ReturnSchemas.For(new DateOnly(2019, 5, 31))
        );

    [Theory]
    [MemberData(nameof(Versions))]
    public void Columns_OfEachVersion_AreThePublishedOnes(string version)
    {
        var expected = Headers[version].AsEnumerable();
        if (version is not ("2019-06" or "2025-12"))
            expected = Headers
                .Where(h => string.CompareOrdinal(h.Key, version) <= 0)
                .SelectMany(h => h.Value);
        Assert.Equal(
            expected.Order(),
            ReturnSchemas.Find(version)!.Columns.Select(c => c.Name).Order()
        );
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task ReadAsync_CsvAndWorkbookOfEachVersion_ReadTheSame(string version)
    {
        var schema = ReturnSchemas.Find(version)!;
        var cells = Samples.Cells(schema, ReturnKind.Census);
        var csv = await Reading.OfAsync(Samples.Csv([cells.Keys, cells.Values]), schema);
        var book = await Reading.OfAsync(
            WorkbookFile.Create(
                (
                    "Return",
                    [
                        [.. cells.Keys],
                        [.. cells.Values],
                    ]
                )
            ),
            schema
        );
        Assert.Equal(Assert.Single(csv).Cells(), Assert.Single(book).Cells());
        Assert.Equal(cells.Count, csv[0].Cells().Count());
        var findings = await new ReturnChecker(
            Samples.Context() with
            {
                Schema = schema,
            }
        ).CheckAsync(csv);
        Assert.Empty(findings[0].Findings);
    }

    [Fact]
    public async Task OpenAsync_HeadersInOtherWords_AreMatchedByPattern()
    {
        var cells = Samples.Cells(Samples.Latest, ReturnKind.Census);
        string Other(string name) =>
            name switch
            {
                "Age" => "AGE at 31 March",
                "Establishment" => "establishment\nname",
                "Establishment URN" => "Establishment  Ofsted URN",
                "Looked after child?" => "Is the young person a Looked After Child?",
                "Contribution from Health" => "Health contribution (weekly)",
                "Provider Ofsted (or equivalent) URN" => "Provider URN",
                _ => name.ToUpperInvariant(),
            };
        var rows = await Reading.OfAsync(Samples.Csv([cells.Keys.Select(Other), cells.Values]));
        Assert.Equal(Samples.Census().Cells(), Assert.Single(rows).Cells());
    }

    [Theory]
    [InlineData(
        "2019-06",
        "2022-03",
        "Missing: 'Establishment registration URN', 'Ethnic Group', 'Placement start date', 'Registration type'."
    )]
    [InlineData("2022-03", "2025-12", "'Provider Company number'")]
    [InlineData("2025-12", "2022-03", "'Host Authority'")]
    [InlineData(
        "2022-03",
        "2020-12",
        "Not asked for: 'Establishment registration URN', 'Primary SEND category'"
    )]
    public async Task OpenAsync_FileOfAnotherYear_SaysWhichAndWhatDiffers(
        string file,
        string window,
        string expected
    )
    {
        var error = await WrongAsync(HeaderOf(file), window);
        Assert.Equal(file, error.LooksLike);
        Assert.Contains($"looks like the return {file}", error.Message, StringComparison.Ordinal);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task OpenAsync_EachNeededColumnMissing_IsNamed(string version)
    {
        foreach (var column in ReturnSchemas.Find(version)!.Columns.Where(c => c.Needed))
        {
            var error = await WrongAsync(HeaderOf(version).Where(h => h != column.Name), version);
            Assert.Equal([column.Name], error.Missing);
            Assert.Equal(1, error.Line);
        }
    }

    [Fact]
    public async Task OpenAsync_ColumnOfTheCouncilsOwn_IsReportedAndNotRead()
    {
        var cells = Samples.Cells(Samples.Latest, ReturnKind.Census);
        using var stream = Samples.Stream(
            Samples.Csv([cells.Keys.Append("Notes"), cells.Values.Append("see file")])
        );
        var reader = await ReturnReader.OpenAsync(stream, Samples.Latest);
        Assert.Equal(["Notes"], reader.UnknownColumns);
        Assert.Equal(
            cells.Count,
            (await reader.ReadAsync().ToListAsync()).Single().Cells().Count()
        );
    }

    [Fact]
    public void Values_DatedCodes_FollowTheYear()
    {
        static string[] Types(string version) =>
            [
                .. ReturnSchemas
                    .Find(version)!
                    .Column(ReturnField.ProvisionType)!
                    .Values.Select(v => v.Text),
            ];
        Assert.Equal(39, Types("2019-06").Length);
        Assert.Equal(43, Types("2022-03").Length);
        Assert.Equal(19, Types("2025-12").Length);
        Assert.DoesNotContain("SaILs", Types("2025-12"));
        Assert.Contains(
            Samples.Latest.StatutoryColumns.Single(c => c.Name == "PLACE").Values,
            v => v is { Code: "K3", Text: "Registered supported accommodation" }
        );
    }

    private static IEnumerable<string> HeaderOf(string version) =>
        ReturnSchemas.Find(version)!.Columns.Select(c => c.Name);

    private static Task<WrongColumnsException> WrongAsync(
        IEnumerable<string> header,
        string window
    ) =>
        Assert.ThrowsAsync<WrongColumnsException>(() =>
            Reading.OfAsync(
                Samples.Csv([header, header.Select(_ => "x")]),
                ReturnSchemas.Find(window)
            )
        );
}
