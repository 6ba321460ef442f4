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
        ["AgreementService.CreateAgreement"] = _ => [World.NewAgreement("One to one")],
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
        ["AgreementService.ListOverdueOversight"] = _ =>
            [new ListOverdueOversightRequest { PageSize = 200 }],
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
        ["AgreementService.RecordLibertyAuthorisation"] = w =>
            [
                new RecordLibertyAuthorisationRequest
                {
                    AgreementId = w.Agreement,
                    Authorisation = World.Liberty(),
                },
            ],
        ["AgreementService.RecordOversight"] = w =>
            [new RecordOversightRequest { AgreementId = w.Agreement, Entry = World.Visit() }],
        ["AgreementService.UpdateAgreement"] = w => [World.NewTeam(w.Agreement)],
        ["AgreementService.WithdrawLibertyAuthorisation"] = w =>
            [
                new WithdrawLibertyAuthorisationRequest
                {
                    AgreementId = w.Agreement,
                    AuthorisationId = w.Authorisation,
                    Reason = World.Mark,
                },
            ],
        ["PositionService.ListPositions"] = _ => [new ListPositionsRequest()],
        ["RegionalOutputService.ExportRegionalTable"] = w =>
            [
                new ExportRegionalTableRequest
                {
                    WindowId = w.PublishedWindow,
                    Table = RegionalTable.Setting,
                },
            ],
        ["RegionalOutputService.GetRegionalTable"] = w =>
            [
                new GetRegionalTableRequest
                {
                    WindowId = w.PublishedWindow,
                    Table = RegionalTable.Provider,
                },
            ],
        ["RegionalOutputService.ListRegionalTables"] = _ => [new ListRegionalTablesRequest()],
        ["RegionalOutputService.PublishRegionalTables"] = w =>
            [new PublishRegionalTablesRequest { WindowId = w.PublishedWindow }],
        ["RetentionService.DecideRetention"] = w =>
            [
                new DecideRetentionRequest
                {
                    Kind = RetainedKind.Submission,
                    ItemId = w.OldReturn,
                    Outcome = RetentionOutcome.Delete,
                    Reason = World.Mark,
                },
            ],
        ["RetentionService.ListLegalHolds"] = _ => [new ListLegalHoldsRequest()],
        ["RetentionService.ListRetentionDecisions"] = _ => [new ListRetentionDecisionsRequest()],
        ["RetentionService.ListRetentionReviews"] = _ => [new ListRetentionReviewsRequest()],
        ["RetentionService.PlaceLegalHold"] = w =>
            [
                new PlaceLegalHoldRequest
                {
                    Kind = RetainedKind.Agreement,
                    ItemId = w.Agreement,
                    Reason = World.Mark,
                },
            ],
        ["RetentionService.ReleaseLegalHold"] = w =>
            [new ReleaseLegalHoldRequest { Id = w.Hold, Reason = World.Mark }],
        ["SubmissionService.AcceptSubmission"] = w =>
            [new AcceptSubmissionRequest { Id = w.Submitted }],
        ["SubmissionService.AcknowledgeWarnings"] = w =>
            [new AcknowledgeWarningsRequest { WindowId = w.Window, Etag = "v1" }],
        ["SubmissionService.CheckFile"] = w =>
            [
                new CheckFileRequest
                {
                    Header = new CheckHeader { WindowId = w.Window, FileName = "return.csv" },
                },
                new CheckFileRequest { Content = ByteString.CopyFrom(World.Return) },
            ],
        ["SubmissionService.ExportFindings"] = w =>
            [new ExportFindingsRequest { WindowId = w.Window }],
        ["SubmissionService.FileNilReturn"] = w =>
            [new FileNilReturnRequest { WindowId = w.Window, DiscardRows = true }],
        ["SubmissionService.GetFileUpload"] = w =>
            [new GetFileUploadRequest { UploadId = w.FileUpload }],
        ["SubmissionService.GetSubmission"] = w =>
            [new GetSubmissionRequest { WindowId = w.Window, CouncilId = w.Council }],
        ["SubmissionService.ListFindings"] = w => [new ListFindingsRequest { WindowId = w.Window }],
        ["SubmissionService.ListRows"] = w => [new ListRowsRequest { WindowId = w.Window }],
        ["SubmissionService.ListSubmissions"] = w =>
            [new ListSubmissionsRequest { WindowId = w.Window }],
        ["SubmissionService.PermitLateSubmission"] = w =>
            [
                new PermitLateSubmissionRequest
                {
                    WindowId = w.Window,
                    CouncilId = w.Council,
                    Until = Day(2099, 1, 1),
                },
            ],
        ["SubmissionService.PrepareReturn"] = w =>
            [new PrepareReturnRequest { WindowId = w.Window }],
        ["SubmissionService.ReturnSubmission"] = w =>
            [new ReturnSubmissionRequest { Id = w.Submitted, Reason = World.Mark }],
        ["SubmissionService.SubmitReturn"] = w => [new SubmitReturnRequest { WindowId = w.Window }],
        ["SubmissionService.SubmitRows"] = w =>
            [new SubmitRowsRequest { Header = World.Rows(w.Window) }],
        ["SubmissionService.UploadFile"] = w =>
            [
                new UploadFileRequest { Header = World.File(w.Window) },
                new UploadFileRequest { Content = ByteString.CopyFrom(World.Return) },
            ],
        ["WindowService.CloseWindow"] = w => [new CloseWindowRequest { Id = w.Window }],
        ["WindowService.GetWindow"] = w => [new GetWindowRequest { Id = w.Window }],
        ["WindowService.ListWindows"] = w =>
            [new ListWindowsRequest { ConsortiumId = w.Consortium }],
        ["WindowService.ScheduleWindow"] = w =>
            [
                new ScheduleWindowRequest
                {
                    Window = new Window
                    {
                        ConsortiumId = w.Consortium,
                        Year = 2099,
                        OpensOn = Day(2099, 3, 1),
                        ClosesOn = Day(2099, 3, 14),
                    },
                },
            ],
        ["WindowService.UpdateWindow"] = w =>
            [
                new UpdateWindowRequest
                {
                    Window = new Window { Id = w.Window, ClosesOn = Tomorrow(w) },
                    UpdateMask = new() { Paths = { "closes_on" } },
                },
            ],
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

    private static Google.Type.Date Tomorrow(World world)
    {
        var day = world.Platform.Clock.GetUtcNow().AddDays(1);
        return Day(day.Year, day.Month, day.Day);
    }
}
