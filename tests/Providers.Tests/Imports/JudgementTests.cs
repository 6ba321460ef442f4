using RegionalProviders.Providers.V1;
using static RegionalProviders.Providers.Tests.Imports.Csv;

namespace RegionalProviders.Providers.Tests.Imports;

public sealed class JudgementTests
{
    private static readonly DateOnly In2022 = new(2022, 3, 31);
    private static readonly DateOnly In2023 = new(2023, 3, 31);

    [Theory]
    [InlineData("Good", "Outstanding", JudgementDirection.Up)]
    [InlineData("Good", "Inadequate", JudgementDirection.Down)]
    [InlineData("Adequate", "Requires improvement to be good", JudgementDirection.Same)]
    [InlineData("", "Good", JudgementDirection.First)]
    public async Task UploadList_NewInspection_ComparesWithTheOneHeld(
        string before,
        string after,
        JudgementDirection expected
    )
    {
        await using var register = await Register.StartAsync();
        await register.ImportAsync(
            ProviderList(("SC000001", Judged(before, "01/02/2022"))),
            In2022
        );

        var report = await register.ImportAsync(
            ProviderList(("SC000001", Judged(after, "01/02/2023"))),
            In2023
        );

        var counts = report.Judgements;
        Assert.Equal(
            expected switch
            {
                JudgementDirection.Up => (1, 0, 0, 0),
                JudgementDirection.Down => (0, 1, 0, 0),
                JudgementDirection.Same => (0, 0, 1, 0),
                _ => (0, 0, 0, 1),
            },
            (counts.Up, counts.Down, counts.Same, counts.First)
        );
        Assert.Equal(
            after,
            await register.OneAsync<string>("select value from providers.current_judgement")
        );
        Assert.Equal(
            expected.ToString(),
            await register.OneAsync<string>(
                "select direction from providers.inspection order by inspected_on desc limit 1"
            )
        );
    }

    [Fact]
    public async Task UploadList_OlderInspectionThanHeld_CountsSameAndJoinsTheHistory()
    {
        await using var register = await Register.StartAsync();
        await register.ImportAsync(
            ProviderList(("SC000001", Judged("Good", "01/02/2022"))),
            In2022
        );

        var report = await register.ImportAsync(
            ProviderList(("SC000001", Judged("Inadequate", "01/02/2020"))),
            In2023
        );

        Assert.Equal(1, report.Judgements.Same);
        Assert.Equal(
            "Good",
            await register.OneAsync<string>("select value from providers.current_judgement")
        );
        // The current judgement now counts as an improvement on the older one that was imported later.
        Assert.Equal(
            ["Inadequate First", "Good Up"],
            await register.StoredAsync<string>(
                "select concat_ws(' ', overall, direction) from providers.inspection order by inspected_on"
            )
        );
    }

    [Fact]
    public async Task UploadList_PreviousInspection_JoinsTheHistory()
    {
        await using var register = await Register.StartAsync();

        var report = await register.ImportAsync(
            ProviderList(
                (
                    "SC000001",
                    Judged("Good", "01/02/2022")
                        + ";Previous full inspection event type=Full inspection;Previous full inspection event date=01/02/2019"
                        + ";Previous overall experiences and progress of children and young people=Inadequate"
                )
            ),
            In2022
        );

        Assert.Equal(1, report.Judgements.First);
        Assert.Equal(
            ["2019-02-01 Inadequate", "2022-02-01 Good"],
            await register.StoredAsync<string>(
                "select concat_ws(' ', inspected_on, overall) from providers.inspection order by inspected_on"
            )
        );
        Assert.Equal(
            "Good",
            await register.OneAsync<string>("select value from providers.current_judgement")
        );
    }

    [Fact]
    public async Task UploadList_SupportedAccommodation_IsAScaleOfItsOwn()
    {
        await using var register = await Register.StartAsync();
        await register.ImportAsync(
            ProviderList(("SC000001", Judged("Good", "01/02/2022"))),
            In2022
        );

        var report = await register.ImportAsync(
            ProviderList(
                (
                    "SC000001",
                    "Provision type=Supported accommodation;Latest full inspection date=01/02/2023;Supported Accommodation outcome=Serious or widespread weaknesses"
                )
            ),
            In2023
        );

        Assert.Equal((0, 1), (report.Judgements.Down, report.Judgements.First));
        Assert.Equal(
            2,
            await register.OneAsync<int>("select count(*) from providers.current_judgement")
        );
        // The latest judgement determines the band of the setting, whatever its scale.
        Assert.Equal(
            "Failing",
            await register.OneAsync<string>("select band from providers.setting")
        );
    }

    [Fact]
    public async Task UploadList_SeveralRowsAUrn_CountsTheLatestJudgedOneOnce()
    {
        await using var register = await Register.StartAsync();
        await register.ImportAsync(
            ProviderList(("SC000001", Judged("Good", "01/02/2022"))),
            In2022
        );

        var report = await register.ImportAsync(
            InspectionList(
                ("SC000001", Judged("Inadequate", "01/06/2022")),
                (
                    "SC000001",
                    Judged("", "01/08/2022") + ";Inspection event type=Monitoring inspection"
                ),
                ("SC000001", Judged("Requires improvement to be good", "01/11/2022"))
            ),
            In2023,
            ListKind.OfstedInspections
        );

        Assert.Equal((3, 0, 3), (report.Rows.Read, report.Rows.Created, report.Rows.Updated));
        Assert.Equal(
            (0, 1, 0, 0),
            (
                report.Judgements.Up,
                report.Judgements.Down,
                report.Judgements.Same,
                report.Judgements.First
            )
        );
        Assert.Equal(
            "2022-11-01",
            await register.OneAsync<string>(
                "select last_inspected_on::text from providers.registration"
            )
        );
        Assert.Equal(
            ["Good First", "Inadequate Down", " Unspecified", "Requires improvement to be good Up"],
            await register.StoredAsync<string>(
                "select coalesce(overall, '') || ' ' || direction from providers.inspection order by inspected_on"
            )
        );
    }

    [Fact]
    public async Task UploadList_DateUnreadable_JudgementStandsWithoutDate()
    {
        await using var register = await Register.StartAsync();
        await register.ImportAsync(
            ProviderList(("SC000001", Judged("Good", "01/02/2022"))),
            In2022
        );

        var report = await register.ImportAsync(
            ProviderList(("SC000001", Judged("Inadequate", "31/31/2023"))),
            In2023
        );

        Assert.Equal(1, report.Judgements.Down);
        Assert.Contains(report.Problems, problem => problem.Rule == "INSPECTION_DATE_MISSING");
        Assert.Equal(
            "Inadequate",
            await register.OneAsync<string>(
                "select value from providers.current_judgement where inspected_on is null"
            )
        );
    }
}
