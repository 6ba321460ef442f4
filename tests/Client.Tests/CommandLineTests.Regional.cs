using RegionalProviders.Placements.V1;

namespace Client.Tests;

public sealed partial class CommandLineTests
{
    [Theory]
    [InlineData(true, false, "London,,withheld,*,,withheld,withheld,*,,,")]
    [InlineData(false, true, "London,,*,withheld,,*,*,withheld,,,")]
    [InlineData(false, false, "London,,*,*,,*,*,*,,,")]
    public async Task RegionalShow_OfAYearWithoutFigures_SaysWhyLikeTheExport(
        bool withheld,
        bool withheldBefore,
        string expected
    )
    {
        await using var platform = await PlatformDouble.StartAsync();
        await LoginAsync(platform, PlatformDouble.ClientSecret);
        platform.Answers.GetRegionalTable = _ => new GetRegionalTableResponse
        {
            Publication = new() { Year = 2026, Withheld = withheld },
            LastYear = new() { Year = 2025, Withheld = withheldBefore },
            Rows =
            {
                new RegionalTableRow
                {
                    Keys =
                    {
                        new RegionalKey { Key = "E12000007", Label = "London" },
                    },
                    Figures = new(),
                    LastYear = new(),
                },
            },
        };

        var code = await RunAsync(
            "regional",
            "show",
            "--window",
            "0198c5a2-0000-7000-8000-000000000001",
            "-o",
            "csv"
        );

        Assert.Equal(0, code);
        Assert.Equal(expected, output.ToString().ReplaceLineEndings("\n").Split('\n')[1]);
    }
}
