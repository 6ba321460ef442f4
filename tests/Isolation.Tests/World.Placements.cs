using RegionalProviders.Client;
using RegionalProviders.Placements.V1;
using RegionalProviders.Providers.V1;
using PlacementOutcome = RegionalProviders.Placements.V1.Outcome;

namespace Isolation.Tests;

/// <content>An agreement of Bristol: unregulated, without planned end, with an extra payment that has ended.</content>
internal sealed partial record World
{
    private static readonly Google.Type.Date Start = new()
    {
        Year = 2026,
        Month = 1,
        Day = 5,
    };

    /// <summary>Outsiders record agreements of their own with it as well, so only Bristol's carries the mark.</summary>
    internal static CreateAgreementRequest NewAgreement(string text) =>
        new()
        {
            Agreement = new Agreement
            {
                ChildReference = "KEEP-1",
                AgeYears = 14,
                Gender = GenderCode.Male,
                SettingId = Guid.NewGuid().ToString(),
                OrganisationId = Guid.NewGuid().ToString(),
                ServiceType = ServiceType.Unregulated,
                StartOn = Start,
                Purchase = Purchase.Spot,
                Unregulated = true,
                Outcomes =
                {
                    new PlacementOutcome { Description = text, ReviewOn = Start },
                },
                CostLines = { Core(), Ended(text) },
            },
        };

    internal static CostLine Core() => new() { Kind = CostLineKind.Core, Weekly = Pounds() };

    internal static Approval Approval(ApprovalKind kind) =>
        new()
        {
            Kind = kind,
            ApprovedOn = Start,
            ApproverReference = Mark,
        };

    internal static OversightEntry Visit() =>
        new()
        {
            Kind = OversightKind.Visit,
            DoneOn = Start,
            Note = Mark,
        };

    internal static LibertyAuthorisation Liberty() =>
        new()
        {
            FromOn = Start,
            UntilOn = new()
            {
                Year = 2026,
                Month = 7,
                Day = 5,
            },
            Reference = Mark,
        };

    internal static UpdateAgreementRequest NewTeam(string agreement) =>
        new()
        {
            Id = agreement,
            EffectiveOn = Start,
            UpdateMask = new() { Paths = { "team_reference" } },
            TeamReference = "TEAM-2",
            Reason = Mark,
        };

    private static CostLine Ended(string text) =>
        new()
        {
            Kind = CostLineKind.Additional,
            Description = text,
            Weekly = Pounds(),
            NeedCode = "N1",
            StartOn = Start,
            EndOn = new()
            {
                Year = 2026,
                Month = 2,
                Day = 2,
            },
            ReviewOn = Start,
        };

    private static Funding Pounds() =>
        new()
        {
            Total = new() { Pence = 100 },
            SocialCare = new() { Pence = 100 },
        };

    private static async Task<Agreement> AgreementAsync(RegionalProvidersClient insider)
    {
        var id = (await insider.Agreements.CreateAgreementAsync(NewAgreement(Mark))).Id;
        await insider.Agreements.RecordApprovalAsync(
            new RecordApprovalRequest
            {
                Id = id,
                Approval = Approval(ApprovalKind.EarlyEndHeadOfService),
            }
        );
        await insider.Agreements.RecordOversightAsync(
            new RecordOversightRequest { AgreementId = id, Entry = Visit() }
        );
        await insider.Agreements.RecordLibertyAuthorisationAsync(
            new RecordLibertyAuthorisationRequest { AgreementId = id, Authorisation = Liberty() }
        );
        await insider.Agreements.UpdateAgreementAsync(NewTeam(id));
        return (
            await insider.Agreements.GetAgreementAsync(new GetAgreementRequest { Id = id })
        ).Agreement;
    }
}
