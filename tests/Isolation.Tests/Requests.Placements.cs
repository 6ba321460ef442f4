using Google.Protobuf;
using RegionalProviders.Placements.V1;

namespace Isolation.Tests;

/// <content>Requests of the placements service.</content>
internal static partial class Requests
{
    private static readonly Dictionary<string, Func<World, IMessage[]>> Placements = new()
    {
        ["AgreementService.AmendAgreement"] = w =>
            [
                new AmendAgreementRequest
                {
                    Id = w.Agreement,
                    EffectiveOn = Day(2026, 3, 1),
                    Reason = World.Mark,
                    CostLines = { World.Core() },
                },
            ],
        ["AgreementService.CloseCostLine"] = w =>
            [new CloseCostLineRequest { AgreementId = w.Agreement, LineId = w.EndedLine }],
        ["AgreementService.CreateAgreement"] = _ => [World.NewAgreement()],
        ["AgreementService.EndAgreement"] = w =>
            [
                new EndAgreementRequest
                {
                    Id = w.Agreement,
                    EndedOn = Day(2026, 4, 1),
                    EndReasonCode = "OTHER",
                },
            ],
        ["AgreementService.GetAgreement"] = w => [new GetAgreementRequest { Id = w.Agreement }],
        ["AgreementService.GetOversight"] = w =>
            [new GetOversightRequest { AgreementId = w.Agreement }],
        ["AgreementService.ListAgreements"] = _ => [new ListAgreementsRequest()],
        ["AgreementService.ListAmendments"] = w =>
            [new ListAmendmentsRequest { AgreementId = w.Agreement }],
        ["AgreementService.ListOverrunningLines"] = _ => [new ListOverrunningLinesRequest()],
        ["AgreementService.ListOversight"] = w =>
            [new ListOversightRequest { AgreementId = w.Agreement }],
        ["AgreementService.RecordApproval"] = w =>
            [
                new RecordApprovalRequest
                {
                    Id = w.Agreement,
                    Approval = World.Approval(ApprovalKind.UnregulatedPlacement),
                },
            ],
        ["AgreementService.RecordOversight"] = w =>
            [new RecordOversightRequest { AgreementId = w.Agreement, Entry = World.Visit() }],
        ["PositionService.ListPositions"] = _ => [new ListPositionsRequest()],
        ["SpendService.GetSpend"] = w =>
            [new GetSpendRequest { GroupBy = SpendGrouping.Placement, AgreementId = w.Agreement }],
    };

    private static Google.Type.Date Day(int year, int month, int day) =>
        new()
        {
            Year = year,
            Month = month,
            Day = day,
        };
}
