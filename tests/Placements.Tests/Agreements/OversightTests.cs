using RegionalProviders.Client;
using RegionalProviders.Common.V1;
using RegionalProviders.Placements.V1;
using RegionalProviders.Testing;

namespace RegionalProviders.Placements.Tests.Agreements;

public class OversightTests
{
    [Fact]
    public async Task RecordOversight_WithAWrongField_NamesIt()
    {
        var scene = await Scene.SetAsync();
        var officer = await scene.OfficerAsync();
        var agreement = await UnregulatedAsync(scene);

        await FailsOnAsync("entry", request => request.Entry = null);
        await FailsOnAsync("entry.kind", request => request.Entry.Kind = 0);
        await FailsOnAsync(
            "entry.kind",
            request => request.Entry.Kind = OversightKind.SeniorApproval
        );
        await FailsOnAsync(
            "entry.done_on",
            request => request.Entry.DoneOn = scene.Today.AddDays(1).ToMessage()
        );
        await FailsOnAsync(
            "entry.reference",
            request => request.Entry.Kind = OversightKind.RegulatorNotified
        );
        await FailsOnAsync(
            "entry.application_status",
            request => request.Entry.Kind = OversightKind.ProviderApplication
        );
        await FailsOnAsync(
            "entry.application_status",
            request => request.Entry.ApplicationStatus = ApplicationStatus.Made
        );

        async Task FailsOnAsync(string field, Action<RecordOversightRequest> spoil)
        {
            var request = Record(agreement, OversightKind.Visit, scene.Today);
            spoil(request);
            await PlatformAssert.FailsOnFieldAsync(
                field,
                officer.Agreements.RecordOversightAsync(request)
            );
        }
    }

    [Fact]
    public async Task RecordOversight_OfARegulatedPlacement_IsRefused()
    {
        var scene = await Scene.SetAsync();
        var officer = await scene.OfficerAsync();
        var agreement = await scene.CreateAsync();

        await PlatformAssert.FailsAsync(
            ErrorReason.StateConflict,
            officer.Agreements.RecordOversightAsync(
                Record(agreement, OversightKind.Visit, scene.Today)
            )
        );
        var plan = await officer.Agreements.GetOversightAsync(new() { AgreementId = agreement.Id });
        Assert.Empty(plan.Items);
    }

    [Fact]
    public async Task GetOversight_OfANewPlacement_SaysWhatIsDueWhen()
    {
        var scene = await Scene.SetAsync();
        var agreement = await UnregulatedAsync(scene);

        // It started on 1 April, today is 11 May.
        Assert.Equal(
            [
                "SeniorApproval - 2026-04-01 overdue",
                "RegulatorNotified - 2026-04-01 overdue",
                "RegulatorUpdated - -",
                "Visit - 2026-07-01",
                "ComplianceCheck - 2026-10-01",
                "ReportDaily - 2026-04-02 overdue",
                "ReportIncident - -",
                "ProviderApplication - 2026-04-01 overdue",
            ],
            await PlanAsync(scene, agreement)
        );
    }

    [Fact]
    public async Task GetOversight_AfterEntries_CountsFromTheLatest()
    {
        var scene = await Scene.SetAsync();
        var officer = await scene.OfficerAsync();
        var approver = await scene.ApproverAsync();
        var agreement = await UnregulatedAsync(scene);
        await approver.Agreements.RecordApprovalAsync(
            new RecordApprovalRequest
            {
                Id = agreement.Id,
                Approval = new Approval
                {
                    Kind = ApprovalKind.UnregulatedPlacement,
                    ApprovedOn = agreement.StartOn,
                    ApproverReference = "HOS-1",
                },
            }
        );
        var notified = Record(agreement, OversightKind.RegulatorNotified, new(2026, 4, 2));
        notified.Entry.Reference = "OFS-77";
        await officer.Agreements.RecordOversightAsync(notified);
        await RecordAsync(OversightKind.Visit, new(2026, 5, 4));
        await RecordAsync(OversightKind.Visit, new(2026, 4, 20));
        await RecordAsync(OversightKind.ReportDaily, new(2026, 5, 10));
        var application = Record(agreement, OversightKind.ProviderApplication, new(2026, 4, 3));
        application.Entry.ApplicationStatus = ApplicationStatus.Made;
        await officer.Agreements.RecordOversightAsync(application);

        Assert.Equal(
            [
                "SeniorApproval 2026-04-01 -",
                "RegulatorNotified 2026-04-02 -",
                "RegulatorUpdated - -",
                "Visit 2026-05-04 2026-08-04",
                "ComplianceCheck - 2026-10-01",
                "ReportDaily 2026-05-10 2026-05-11",
                "ReportIncident - -",
                "ProviderApplication 2026-04-03 2026-05-03 overdue",
            ],
            await PlanAsync(scene, agreement)
        );
        var visits = await officer
            .ListOversightAsync(
                new ListOversightRequest
                {
                    AgreementId = agreement.Id,
                    Kind = OversightKind.Visit,
                    PageSize = 1,
                }
            )
            .ToListAsync();
        Assert.Equal([4, 20], visits.Select(entry => entry.DoneOn.Day));

        async Task RecordAsync(OversightKind kind, DateOnly day) =>
            await officer.Agreements.RecordOversightAsync(Record(agreement, kind, day));
    }

    private static Task<Agreement> UnregulatedAsync(Scene scene) =>
        scene.CreateAsync(a =>
        {
            a.Unregulated = true;
            a.ReportsExpected.Add(OversightKind.ReportDaily);
        });

    private static async Task<IEnumerable<string>> PlanAsync(Scene scene, Agreement agreement)
    {
        var officer = await scene.OfficerAsync();
        var plan = await officer.Agreements.GetOversightAsync(new() { AgreementId = agreement.Id });
        return plan.Items.Select(item =>
            $"{item.Kind} {Text(item.LastOn)} {Text(item.DueOn)}{(item.Overdue ? " overdue" : "")}"
        );
    }

    private static string Text(Google.Type.Date? day) =>
        day.ToDateOnly()?.ToString("O", System.Globalization.CultureInfo.InvariantCulture) ?? "-";

    private static RecordOversightRequest Record(
        Agreement agreement,
        OversightKind kind,
        DateOnly day
    ) =>
        new()
        {
            AgreementId = agreement.Id,
            Entry = new OversightEntry { Kind = kind, DoneOn = day.ToMessage() },
            RequestId = Guid.NewGuid().ToString(),
        };
}
