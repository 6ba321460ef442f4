using RegionalProviders.Client;
using RegionalProviders.Common.V1;
using RegionalProviders.Notifications.V1;
using RegionalProviders.Placements.V1;
using RegionalProviders.Providers.V1;

namespace RegionalProviders.Demonstration.Steps;

/// <summary>A draft notice that the platform created after an import, and the member that is to issue it.</summary>
/// <param name="Host">The host authority.</param>
/// <param name="Draft">The draft.</param>
internal sealed record WaitingDraft(MemberCouncil Host, NoticeDraft Draft)
{
    /// <summary>
    /// Finds the draft about a home in the area of a member that the list shows as newly Inadequate; null if there is none.
    /// </summary>
    internal static async Task<WaitingDraft?> FindAsync(
        List<MemberCouncil> councils,
        ImportReport? report
    )
    {
        if (report is null || await HostOfNewsAsync(councils, report) is not { } host)
            return null;
        return await Polling.UntilAsync(
            "The draft of a notice",
            async () =>
                await host
                    .Client.ListDraftsAsync(
                        new ListDraftsRequest { State = DraftState.Waiting, OwnOnly = true }
                    )
                    .FirstOrDefaultAsync(draft => draft.Cause == DraftCause.JudgedFailing)
                    is { } draft
                    ? new WaitingDraft(host, draft)
                    : null
        );
    }

    /// <summary>Places children of two members at the home, so that the draft concerns those members.</summary>
    internal async Task<NoticeDraft> ConcernAsync(List<MemberCouncil> councils, Setting home)
    {
        var placing = councils.Where(council => council != Host).Take(2).ToList();
        foreach (var council in placing)
            await council.Client.Agreements.CreateAgreementAsync(PlacementAt(home));
        return await Polling.UntilAsync(
            "The numbers of placements",
            async () =>
            {
                var read = await Host.Client.NoticeDrafts.GetDraftAsync(
                    new GetDraftRequest { Id = Draft.Id }
                );
                return read.Draft.AffectedCouncils >= placing.Count ? read.Draft : null;
            }
        );
    }

    private static async Task<MemberCouncil?> HostOfNewsAsync(
        List<MemberCouncil> councils,
        ImportReport report
    )
    {
        var homes = await councils[0]
            .Client.ListJudgementChangesAsync(
                new ListJudgementChangesRequest
                {
                    ImportId = report.Id,
                    Directions = { JudgementDirection.Down },
                }
            )
            .Where(change => change.NewValue == "Inadequate")
            .Select(change => change.HostAuthorityGss)
            .ToListAsync();
        return councils.Find(council => homes.Contains(council.Council.GssCode));
    }

    private static CreateAgreementRequest PlacementAt(Setting home) =>
        new()
        {
            RequestId = Guid.NewGuid().ToString(),
            Agreement = new Agreement
            {
                ChildReference = $"DEMO-{Random.Shared.Next(100_000):D5}",
                AgeYears = 14,
                Gender = GenderCode.Female,
                SettingId = home.Id,
                OrganisationId = home.Registration.Owner?.Id ?? Guid.NewGuid().ToString(),
                ServiceType = home.ServiceType,
                StartOn = London.Today.AddDays(-60).ToMessage(),
                AgreedOn = London.Today.AddDays(-62).ToMessage(),
                Purchase = Purchase.Framework,
                TeamReference = "TEAM-1",
                CostLines =
                {
                    new CostLine
                    {
                        Kind = CostLineKind.Core,
                        Description = "Core fee",
                        Weekly = new Funding
                        {
                            Total = Pence(465_000),
                            SocialCare = Pence(465_000),
                            Education = Pence(0),
                            Health = Pence(0),
                        },
                    },
                },
            },
        };

    private static Money Pence(long pence) => new() { Pence = pence, CurrencyCode = "GBP" };
}
