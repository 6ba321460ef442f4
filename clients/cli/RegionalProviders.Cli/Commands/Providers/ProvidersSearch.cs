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
    private readonly Option<bool> facets = new("--facets")
    {
        Description = "Count the matches by type, region, authority, band and status.",
    };
    private readonly Option<bool> all = new("--all") { Description = "Fetch every page." };
    private readonly Option<int> pageSize = new("--page-size")
    {
        Description = "Settings in one page, 1 to 200 (50).",
        HelpName = "N",
    };
    private readonly Option<string?> pageToken = new("--page-token")
    {
        Description = "Go on from where the page before ended.",
        HelpName = "TOKEN",
    };

    public ProvidersSearch()
        : base("search", "Search settings. All criteria must hold; values of one are alternatives.")
    {
        criteria.AddTo(this);
        Options.Add(facets);
        Options.Add(all);
        Options.Add(pageSize);
        Options.Add(pageToken);
    }

    protected override async Task RunAsync(Session session, CancellationToken cancellationToken)
    {
        var request = await criteria.RequestAsync(session, cancellationToken);
        request.WithFacets = session.Value(facets);
        request.PageToken = session.Value(pageToken) ?? "";
        request.PageSize =
            session.Value(pageSize) is var size and not 0 ? size
            : session.Value(all) ? Paging.LargestPage
            : 0;
        var response = await FetchAsync(session, request, cancellationToken);
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
        if (response.NextPageToken.Length > 0)
            session.Notice($"There is more: --all, or --page-token {response.NextPageToken}");
    }

    // One answer, whether it took one page or many.
    private async Task<SearchSettingsResponse> FetchAsync(
        Session session,
        SearchSettingsRequest request,
        CancellationToken cancellationToken
    )
    {
        SearchSettingsResponse? whole = null;
        await foreach (
            var page in Pages.Each<SearchSettingsRequest, SearchSettingsResponse>(
                request,
                session.Client.Settings.SearchSettingsAsync,
                cancellationToken
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
