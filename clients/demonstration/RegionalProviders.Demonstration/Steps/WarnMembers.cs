using System.Diagnostics;
using RegionalProviders.Client;
using RegionalProviders.Notifications.V1;
using RegionalProviders.Providers.V1;

namespace RegionalProviders.Demonstration.Steps;

/// <summary>
/// The host authority of a home that was judged Inadequate warns all members, whose watches are open; two of them
/// acknowledge. If the judgement is in the list just imported, the platform has already drafted the notice. A second run
/// finds the notice and raises none.
/// </summary>
internal static class WarnMembers
{
    internal static async Task RunAsync(
        List<MemberCouncil> councils,
        string consortiumId,
        WebhookReceiver receiver,
        LatestList? latest
    )
    {
        var waiting = await WaitingDraft.FindAsync(councils, latest?.Report);
        if (waiting is null && await RaisedBeforeAsync(councils) is { } open)
        {
            BritishConsole.WriteLine(
                $"[bold]Notice[/]      about {open.Settings[0].Urn}: raised before, still open"
            );
            return;
        }

        if (await HomeAsync(councils, waiting) is not { } home)
            return;
        var host = councils.Find(council => council.Council.GssCode == home.HostAuthorityGss)!;
        var timeline = new Timeline(latest?.At ?? Stopwatch.GetTimestamp());
        if (waiting is not null)
            await ConcernAsync(waiting, councils, home, latest!, timeline);
        var notice = await WarnAsync(
            councils,
            host,
            NoticeAbout(home, consortiumId),
            waiting,
            receiver,
            timeline
        );
        timeline.Print("From judgement to warning");
        await ShowOutcomesAsync(host, notice);
    }

    private static async Task<Notice?> RaisedBeforeAsync(List<MemberCouncil> councils) =>
        await councils[0]
            .Client.ListNoticesAsync(
                new ListNoticesRequest
                {
                    OpenOnly = true,
                    Matters = { ProtocolMatter.PoorInspection },
                }
            )
            .FirstOrDefaultAsync();

    private static async Task<Setting?> HomeAsync(
        List<MemberCouncil> councils,
        WaitingDraft? waiting
    )
    {
        if (waiting is not null)
            return (
                await waiting.Host.Client.Settings.GetSettingAsync(
                    new GetSettingRequest { Id = waiting.Draft.SettingId }
                )
            ).Setting;
        return await councils[0]
            .Client.SearchSettingsAsync(
                new SearchSettingsRequest
                {
                    Bands = { JudgementBand.Failing },
                    ServiceTypes = { ServiceType.ChildrensHome },
                    HostAuthorityGss = { councils.Select(council => council.Council.GssCode) },
                }
            )
            .FirstOrDefaultAsync();
    }

    private static async Task ConcernAsync(
        WaitingDraft waiting,
        List<MemberCouncil> councils,
        Setting home,
        LatestList latest,
        Timeline timeline
    )
    {
        timeline.Add(latest.At, "the regulator's list", "is in the register");
        timeline.Add(
            latest.Place(waiting.Draft.CreatedAt.ToDateTimeOffset()),
            "the platform",
            $"drafts a notice about {waiting.Draft.Urn}: {waiting.Draft.OldValue}, now {waiting.Draft.NewValue}"
        );
        var draft = await waiting.ConcernAsync(councils, home);
        timeline.Add(
            "the platform",
            $"knows of {draft.AffectedCouncils} councils with children there; the host authority is told the number"
        );
    }

    private static async Task<string> WarnAsync(
        List<MemberCouncil> councils,
        MemberCouncil host,
        Notice notice,
        WaitingDraft? waiting,
        WebhookReceiver receiver,
        Timeline timeline
    )
    {
        var watches = councils.ConvertAll(council => new OpenWatch(council));
        await Task.WhenAll(watches.Select(watch => watch.Ready));
        var began = Stopwatch.GetTimestamp();
        var id = await RaiseAsync(host, notice, waiting);
        var answered = Stopwatch.GetTimestamp();
        timeline.Add(answered, host.Name, "has issued the notice");
        var arrivals = await Task.WhenAll(watches.Select(watch => watch.Arrived));
        foreach (var arrival in arrivals)
            timeline.Add(
                arrival.At,
                arrival.Council.Name,
                arrival.IsAffected ? "receives it, marked affected" : "receives it"
            );
        if (
            await receiver.First.WaitAsync(TimeSpan.FromSeconds(30)) is { } posted
            && posted.NoticeId == id
        )
            timeline.Add(posted.At, councils[0].Name, "receives it by webhook, signature verified");
        foreach (
            var council in arrivals
                .OrderByDescending(each => each.IsAffected)
                .Select(each => each.Council)
                .Where(council => council != host)
                .Take(2)
        )
        {
            await AcknowledgeAsync(council, id);
            timeline.Add(council.Name, "acknowledges, and records what it does");
        }

        BritishConsole.WriteLine(
            $"[bold]Notice[/]      {host.Name} warns: answered in {Stopwatch.GetElapsedTime(began, answered).TotalMilliseconds:0} ms, in the watches of all {arrivals.Length} members by {arrivals.Max(each => Stopwatch.GetElapsedTime(began, each.At).TotalMilliseconds):0} ms"
        );
        return id;
    }

    private static async Task<string> RaiseAsync(
        MemberCouncil host,
        Notice notice,
        WaitingDraft? waiting
    )
    {
        if (waiting is null)
            return (
                await host.Client.Notices.RaiseNoticeAsync(
                    new RaiseNoticeRequest
                    {
                        Notice = notice,
                        RequestId = Guid.NewGuid().ToString(),
                    }
                )
            )
                .Notice
                .Id;
        var issued = await host.Client.NoticeDrafts.IssueDraftAsync(
            new IssueDraftRequest
            {
                Id = waiting.Draft.Id,
                Notice = notice,
                RequestId = Guid.NewGuid().ToString(),
            }
        );
        return issued.Notice.Id;
    }

    private static Notice NoticeAbout(Setting home, string consortiumId) =>
        new()
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
            ConcernIdentifiedOn = London.Today.ToMessage(),
            ReviewOn = London.Today.AddDays(28).ToMessage(),
            Facts = "The last full inspection judged the home Inadequate.",
            PlacementAction = PlacementAction.UnderReview,
            ContactRole = "placements team manager",
            Contact = "placements@council.example",
        };

    private static async Task AcknowledgeAsync(MemberCouncil council, string notice) =>
        await council.Client.Inbox.RecordActionAsync(
            new RecordActionRequest
            {
                NoticeId = notice,
                Kind = ActionKind.ReviewVisitOrdered,
                RequestId = Guid.NewGuid().ToString(),
            }
        );

    private static async Task ShowOutcomesAsync(MemberCouncil host, string notice)
    {
        var outcomes = await host.Client.Inbox.GetOutcomesAsync(
            new GetOutcomesRequest { NoticeId = notice }
        );
        BritishConsole.WriteLine(
            $"[bold]Outcomes[/]    {outcomes.Acknowledged} of {outcomes.Circulated} members have acknowledged it, the issuer among them; what each did is its own"
        );
    }
}

/// <summary>The list that was imported last.</summary>
/// <param name="Report">The report of its import.</param>
/// <param name="At">When it had been imported, as <see cref="Stopwatch.GetTimestamp"/>.</param>
/// <param name="ImportedAt">The same instant by the system clock.</param>
internal sealed record LatestList(ImportReport Report, long At, DateTimeOffset ImportedAt)
{
    /// <summary>
    /// Converts an instant of the platform's clock to a timestamp; the platform runs on this machine, with the same clock.
    /// </summary>
    internal long Place(DateTimeOffset instant) =>
        At + (long)((instant - ImportedAt).TotalSeconds * Stopwatch.Frequency);
}
