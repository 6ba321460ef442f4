using RegionalProviders.Client;
using RegionalProviders.Providers.V1;
using Spectre.Console;

namespace RegionalProviders.Demonstration.Steps;

/// <summary>
/// Uses the register as a council's system would: searches by a misspelt name, counts facets, reads one setting by its URN.
/// </summary>
internal static class UseRegister
{
    internal static async Task RunAsync(RegionalProvidersClient council)
    {
        var near = await council.Settings.SearchSettingsAsync(
            new SearchSettingsRequest { Query = "Hawthron", PageSize = 5 }
        );
        Print("Search for \"Hawthron\" (misspelt)", near.Settings);

        var region = await council.Settings.SearchSettingsAsync(
            new SearchSettingsRequest
            {
                Regions = { "South West" },
                WithFacets = true,
                PageSize = 5,
            }
        );
        Print($"South West: {region.TotalCount} settings, the first five", region.Settings);
        PrintBands(region);
        if (region.Settings.FirstOrDefault(each => each.Registration is not null) is not { } one)
            return;
        var got = await council.Settings.GetSettingAsync(
            new GetSettingRequest { Registration = one.Registration.Key }
        );
        BritishConsole.WriteLine(
            $"[bold]By URN[/]      {got.Setting.Registration.Key.Urn}: {NameOf(got.Setting)}, {got.Setting.HostAuthorityName}, {PlacesOf(got.Setting)}, owner {got.Setting.Registration.Owner?.Name ?? "not stated"}"
        );
    }

    internal static string NameOf(Setting setting) =>
        setting.NameWithheld ? "name withheld" : setting.Name;

    private static string PlacesOf(Setting setting) =>
        setting.Places == 0 ? "places not stated" : $"{setting.Places} places";

    private static void PrintBands(SearchSettingsResponse response)
    {
        var bands = response.Facets.FirstOrDefault(facet => facet.Name == "band");
        if (bands is null)
            return;
        var chart = new BarChart().Width(60).Label("Judgement bands");
        foreach (var count in bands.Counts)
            chart.AddItem(count.Value.ToLowerInvariant(), count.Count);
        AnsiConsole.Write(chart);
    }

    private static void Print(string title, IEnumerable<Setting> settings)
    {
        var table = new Table()
            .Title(Markup.Escape(title))
            .AddColumns("URN", "Name", "Type", "Host authority", "Judgement");
        foreach (var setting in settings)
            table.AddRow([
                .. new[]
                {
                    setting.Registration?.Key.Urn ?? "",
                    NameOf(setting),
                    setting.Registration?.ProvisionType ?? "",
                    setting.HostAuthorityName,
                    setting.Registration?.Judgements.FirstOrDefault()?.Value ?? "none yet",
                }.Select(Markup.Escape),
            ]);
        AnsiConsole.Write(table);
    }
}
