using RegionalProviders.Client;
using RegionalProviders.Providers.V1;

namespace Client.Tests;

public sealed partial class CommandLineTests
{
    [Fact]
    public async Task Search_WithEveryCriterion_AsksForThem()
    {
        await using var platform = await SignedInAsync();
        SearchSettingsRequest? asked = null;
        platform.Answers.SearchSettings = request =>
        {
            asked = request;
            return new SearchSettingsResponse { TotalCount = -1 };
        };

        var line =
            "providers search oak --organisation acorn --type childrens-home,short_breaks --region London "
            + "--authority E06000023 --band good --places-min 2 --places-max 9 --near bs1 --within 15 --vacancies "
            + "--inspected-from 2024-01-02 --inspected-to 2024-03-04 --status closed --include-withdrawn --facets --page-size 7";
        Assert.Equal(0, await RunAsync(line.Split(' ')));

        var expected = new SearchSettingsRequest
        {
            Query = "oak",
            Organisation = "acorn",
            ServiceTypes = { ServiceType.ChildrensHome, ServiceType.ShortBreaks },
            Regions = { "London" },
            HostAuthorityGss = { "E06000023" },
            Bands = { JudgementBand.Good },
            PlacesMin = 2,
            PlacesMax = 9,
            Near = new NearPostcode { PostcodeArea = "BS1", Kilometres = 15 },
            HasVacancies = true,
            InspectedFrom = new DateOnly(2024, 1, 2).ToMessage(),
            InspectedTo = new DateOnly(2024, 3, 4).ToMessage(),
            Statuses = { RegistrationStatus.Closed },
            IncludeWithdrawn = true,
            WithFacets = true,
            PageSize = 7,
        };
        Assert.Equal(expected, asked);
    }

    [Fact]
    public async Task Search_OfAll_WritesOneDocumentOfEveryPage()
    {
        await using var platform = await SignedInAsync();
        platform.Answers.SearchSettings = request => new SearchSettingsResponse
        {
            Settings = { new Setting { Name = $"after {request.PageToken}" } },
            NextPageToken = request.PageToken == "2" ? "" : "2",
        };

        Assert.Equal(0, await RunAsync("providers", "search", "--all", "--output", "json"));

        Assert.Equal(
            ["after ", "after 2"],
            Answer()["settings"]!.AsArray().Select(setting => (string?)setting!["name"])
        );
        Assert.Equal("", (string?)Answer()["nextPageToken"]);
    }

    [Fact]
    public async Task Search_AsCsv_WritesColumnsAndDefusesFormulas()
    {
        await using var platform = await SignedInAsync();
        platform.Answers.SearchSettings = _ => new SearchSettingsResponse
        {
            Settings =
            {
                new Setting
                {
                    Name = "=1+1",
                    ServiceType = ServiceType.ChildrensHome,
                    HostAuthorityName = "Bristol, City of",
                },
            },
        };

        Assert.Equal(0, await RunAsync("providers", "search", "--output", "csv"));

        Assert.Equal(
            "urn,name,type,authority,places,judgement,inspected,owner\n"
                + ",\"'=1+1\",childrens-home,\"Bristol, City of\",,,,\n",
            output.ToString().ReplaceLineEndings("\n")
        );
    }

    [Fact]
    public async Task Search_WithMorePages_SaysHowToGoOn()
    {
        await using var platform = await SignedInAsync();
        platform.Answers.SearchSettings = _ => new SearchSettingsResponse
        {
            Settings = { new Setting { NameWithheld = true } },
            NextPageToken = "next-1",
        };

        var c = await RunAsync("providers", "search", "--verbose");
        Assert.True(c == 0, error.ToString());

        Assert.Contains("(withheld)", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("--page-token next-1", error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("\u001b", output.ToString(), StringComparison.Ordinal);
    }
}
