using System.CommandLine;
using RegionalProviders.Cli.Output;
using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Client;
using RegionalProviders.Providers.V1;

namespace RegionalProviders.Cli.Commands.Providers;

/// <summary>Searches settings.</summary>
internal sealed class ProvidersSearch : SessionCommand
{
    private readonly SearchCriteria criteria = new();
    private readonly Option<bool> all = new("--all") { Description = "Fetch every page." };

    public ProvidersSearch()
        : base("search", "Search settings. All criteria must hold; values of one are alternatives.")
    {
        criteria.AddTo(this);
        var facets = Flag(
            "--facets",
            "Count the matches by type, region, authority, band and status."
        );
        Add(all);
        var pageSize = Add(
            new Option<int>("--page-size")
            {
                Description = "Settings in one page, 1 to 200 (50).",
                HelpName = "N",
            }
        );
        var pageToken = Text("--page-token", "Go on from where the page before ended.", "TOKEN");

        Runs(async session =>
        {
            var request = await criteria.RequestAsync(session);
            request.WithFacets = session.Value(facets);
            request.PageToken = session.Value(pageToken) ?? "";
            request.PageSize =
                session.Value(pageSize) is var size and not 0 ? size
                : session.Value(all) ? Paging.MaxPageSize
                : 0;
            var response = await FetchAsync(session, request);
            if (session.Output.Format == OutputFormat.Json)
            {
                session.Output.Json(JsonText.Of(response));
                return;
            }
            session.Output.List(response.Settings, SettingShapes.Setting);
            if (session.Output.Format == OutputFormat.Table && response.Facets.Count > 0)
                session.Output.List(
                    [
                        .. response.Facets.SelectMany(facet =>
                            facet.Counts.Select(count => (facet.Name, count))
                        ),
                    ],
                    SettingShapes.Facet
                );
            if (response.TotalCount >= 0 && request.WithFacets)
                session.Notice($"{response.TotalCount} found.");
            if (response.Unplaced.Count > 0)
                session.Notice(
                    $"{response.Unplaced.Sum(each => each.Count).Of("more setting")} may be near or not: neither coordinates nor postcode are known. See them by {string.Join(" ", response.Unplaced.Select(each => $"--authority {each.HostAuthorityGss}"))}"
                );
            if (response.NextPageToken.Length > 0)
                session.Notice($"There is more: --all, or --page-token {response.NextPageToken}");
        });
    }

    // Merges the pages into a single response.
    private async Task<SearchSettingsResponse> FetchAsync(
        Session session,
        SearchSettingsRequest request
    )
    {
        SearchSettingsResponse? whole = null;
        await foreach (
            var page in Pages.Each<SearchSettingsRequest, SearchSettingsResponse>(
                request,
                session.Client.Settings.SearchSettingsAsync,
                session.Cancellation
            )
        )
        {
            if (whole is null)
                whole = page;
            else
                whole.Settings.AddRange(page.Settings);
            whole.NextPageToken = page.NextPageToken;
            if (!session.Value(all))
                break;
        }
        return whole!;
    }
}
