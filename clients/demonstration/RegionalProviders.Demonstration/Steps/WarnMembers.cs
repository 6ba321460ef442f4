using System.Diagnostics;
using RegionalProviders.Client;
using RegionalProviders.Notifications.V1;
using RegionalProviders.Providers.V1;
using Spectre.Console;

namespace RegionalProviders.Demonstration.Steps;

/// <summary>
/// The host authority of a home that was judged Inadequate warns all members, whose watches are open; two of them
/// acknowledge. A second run finds the notice and raises none.
/// </summary>
internal static class WarnMembers
{
    internal static async Task RunAsync(List<MemberCouncil> councils, string consortiumId)
    {
        if (await FindAsync(councils) is not ({ } host, { } home))
            return;
        var similar = await host.Client.Notices.ListSimilarNoticesAsync(
            new ListSimilarNoticesRequest { SettingIds = { home.Id } }
        );
        if (similar.Notices.Count > 0)
        {
            Say.Line(
                $"[bold]Notice[/]      about {home.Registration.Key.Urn}: raised before, still open"
            );
            return;
        }

        var watches = councils.ConvertAll(council => new OpenWatch(council));
        await Task.WhenAll(watches.Select(watch => watch.Ready));
        var began = Stopwatch.GetTimestamp();
        var raised = await host.Client.Notices.RaiseNoticeAsync(NoticeAbout(home, consortiumId));
        var answered = Stopwatch.GetElapsedTime(began);
        var arrivals = await Task.WhenAll(watches.Select(watch => watch.Arrived));
        Say.Line(
            $"[bold]Notice[/]      {host.Name} warns of {home.Registration.Key.Urn}, judged Inadequate: answered in {answered.TotalMilliseconds:0} ms, in the watches of all {arrivals.Length} members by {arrivals.Max(at => Stopwatch.GetElapsedTime(began, at).TotalMilliseconds):0} ms"
        );
        await AcknowledgeAsync(
            councils.Where(council => council != host).Take(2),
            raised.Notice.Id
        );
        Print(councils, arrivals, began);
        await ShowOutcomesAsync(host, raised.Notice.Id);
    }

    private static async Task<(MemberCouncil? Host, Setting? Home)> FindAsync(
        List<MemberCouncil> councils
    )
    {
        var home = await councils[0]
            .Client.SearchSettingsAsync(
                new SearchSettingsRequest
                {
                    Bands = { JudgementBand.Failing },
                    ServiceTypes = { ServiceType.ChildrensHome },
                    HostAuthorityGss = { councils.Select(council => council.Council.GssCode) },
                }
            )
            .FirstOrDefaultAsync();
        return (councils.Find(council => council.Council.GssCode == home?.HostAuthorityGss), home);
    }

    private static RaiseNoticeRequest NoticeAbout(Setting home, string consortiumId)
    {
        var today = London.Today;
        return new RaiseNoticeRequest
        {
            Notice = new Notice
            {
                ConsortiumIds = { consortiumId },
                Organisation = new NoticeOrganisation
                {
                    Id = home.Registration.Owner?.Id ?? "",
                    Name = home.Registration.Owner?.Name ?? "not stated in the register",
                },
                Settings =
                {
                    new NoticeSetting { Id = home.Id, Urn = home.Registration.Key.Urn },
                },
                HostAuthorityGss = home.HostAuthorityGss,
                Matters = { ProtocolMatter.PoorInspection },
                Categories = { NoticeCategory.InadequateInspection },
                ConcernIdentifiedOn = today.ToMessage(),
                ReviewOn = today.AddDays(28).ToMessage(),
                Facts = "The last full inspection judged the home Inadequate.",
                PlacementAction = PlacementAction.UnderReview,
                ContactRole = "placements team manager",
                Contact = "placements@council.example",
            },
            RequestId = Guid.NewGuid().ToString(),
        };
    }

    private static async Task AcknowledgeAsync(IEnumerable<MemberCouncil> councils, string notice)
    {
        foreach (var council in councils)
            await council.Client.Inbox.RecordActionAsync(
                new RecordActionRequest
                {
                    NoticeId = notice,
                    Kind = ActionKind.NoChildrenPlaced,
                    RequestId = Guid.NewGuid().ToString(),
                }
            );
    }

    private static void Print(List<MemberCouncil> councils, long[] arrivals, long began)
    {
        var table = new Table()
            .Title("The notice arrives, by the members' own watches")
            .AddColumns("After", "Council");
        foreach (var (council, at) in councils.Zip(arrivals).OrderBy(each => each.Second))
            table.AddRow(
                $"{Stopwatch.GetElapsedTime(began, at).TotalMilliseconds:0} ms",
                Markup.Escape(council.Name)
            );
        AnsiConsole.Write(table);
    }

    private static async Task ShowOutcomesAsync(MemberCouncil host, string notice)
    {
        var outcomes = await host.Client.Inbox.GetOutcomesAsync(
            new GetOutcomesRequest { NoticeId = notice }
        );
        Say.Line(
            $"[bold]Outcomes[/]    {outcomes.Acknowledged} of {outcomes.Circulated} members have acknowledged it, the issuer among them; what each did is its own"
        );
    }
}
