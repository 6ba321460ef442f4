using RegionalProviders.Client;
using RegionalProviders.Common.V1;
using RegionalProviders.Placements.V1;
using RegionalProviders.Providers.V1;
using RegionalProviders.Testing;

namespace RegionalProviders.Placements.Tests.Agreements;

public class CreateAgreementTests
{
    private static readonly DateOnly April = new(2026, 4, 1);

    public static TheoryData<string, Action<Agreement>> Wrong =>
        new()
        {
            { "child_reference", a => a.ChildReference = "" },
            { "child_reference", a => a.ChildReference = "Willow Brook" },
            { "child_reference", a => a.ChildReference = "01/02/2014" },
            { "child_reference", a => a.ChildReference = "9434765919" },
            { "child_reference", a => a.ChildReference = "A123456789012" },
            { "age_years", a => a.AgeYears = 26 },
            { "age_years", a => a.ServiceType = ServiceType.SupportedAccommodation },
            { "gender", a => a.Gender = GenderCode.Unspecified },
            { "setting_id", a => a.SettingId = "SC1" },
            { "organisation_id", a => a.OrganisationId = "" },
            { "service_type", a => a.ServiceType = (ServiceType)99 },
            { "start_on", a => a.StartOn = null },
            { "planned_end_on", a => a.PlannedEndOn = a.StartOn },
            { "legal_status_code", a => a.LegalStatusCode = "Z9" },
            { "purchase", a => a.Purchase = Purchase.Unspecified },
            { "reports_expected", a => a.ReportsExpected.Add(OversightKind.ReportDaily) },
            { "outcomes[0].description", a => a.Outcomes[0].Description = " " },
            { "outcomes[0].review_on", a => a.Outcomes[0].ReviewOn = null },
            { "cost_lines", a => a.CostLines.Clear() },
            { "cost_lines", a => a.CostLines.Add(Scene.Core(1)) },
            { "cost_lines[0].weekly", a => a.CostLines[0].Weekly.Health.Pence++ },
            { "cost_lines[0].weekly.total", a => a.CostLines[0].Weekly = null },
            {
                "cost_lines[0].weekly.health.pence",
                a => a.CostLines[0].Weekly = Scene.Weekly(1, 1, -1)
            },
            {
                "cost_lines[0].weekly.total.currency_code",
                a => a.CostLines[0].Weekly.Total.CurrencyCode = "EUR"
            },
            { "cost_lines[1]", a => AddExtra(a).ClearPurpose() },
            { "cost_lines[1]", a => AddExtra(a).ReviewOn = null },
            { "cost_lines[1].need_code", a => AddExtra(a).NeedCode = "N9" },
            { "cost_lines[1].outcome_number", a => AddExtra(a).OutcomeNumber = 2 },
            { "cost_lines[1].start_on", a => AddExtra(a).StartOn = Day(-1) },
            { "cost_lines[1].end_on", a => AddExtra(a).EndOn = Day(0) },
            { "cost_lines[1].weekly.total.pence", a => AddExtra(a).Weekly = Scene.Weekly(0, 0, 0) },
        };

    [Theory, MemberData(nameof(Wrong))]
    public async Task CreateAgreement_WithAWrongField_NamesIt(string field, Action<Agreement> spoil)
    {
        var scene = await Scene.SetAsync();
        var officer = await scene.OfficerAsync();
        var request = scene.New(spoil);

        var failure = await PlatformAssert.FailsOnFieldAsync(
            $"agreement.{field}",
            officer.Agreements.CreateAgreementAsync(request)
        );

        if (request.Agreement.ChildReference.Length > 0)
            Assert.DoesNotContain(
                request.Agreement.ChildReference,
                failure.ToString(),
                StringComparison.Ordinal
            );
    }

    [Fact]
    public async Task CreateAgreement_Repeated_AnswersTheSameAndRecordsOnce()
    {
        var scene = await Scene.SetAsync();
        var officer = await scene.OfficerAsync();
        var request = scene.New();

        var first = await officer.Agreements.CreateAgreementAsync(request);
        var second = await officer.Agreements.CreateAgreementAsync(request);
        var other = request.Clone();
        other.Agreement.ChildReference += "2";

        Assert.Equal(first, second);
        await PlatformAssert.FailsAsync(
            ErrorReason.RequestIdReused,
            officer.Agreements.CreateAgreementAsync(other)
        );
        Assert.Equal(
            ["PlacementPositionChanged 1 2026-05-11 1"],
            await EventsAsync(scene, request)
        );
    }

    [Fact]
    public async Task CreateAgreement_Valid_IsReadAsItWasRecorded()
    {
        var scene = await Scene.SetAsync();
        var officer = await scene.OfficerAsync();
        var request = scene.New(a => AddExtra(a).OutcomeNumber = 1);

        var created = await officer.Agreements.CreateAgreementAsync(request);

        var read = await scene.GetAsync(created.Id);
        var expected = request.Agreement.Clone();
        expected.Id = created.Id;
        expected.Etag = created.Etag;
        // The extra payment ended before today.
        expected.Weekly = Scene.Weekly(400_000, 200_000, 100_000);
        for (var i = 0; i < expected.CostLines.Count; i++)
            expected.CostLines[i].Id = read.CostLines[i].Id;
        Assert.Equal(expected, read);
        Assert.Equal(
            ["PlacementPositionChanged 1 2026-05-11 1"],
            await EventsAsync(scene, request)
        );
    }

    [Fact]
    public async Task CreateAgreement_AgreedAfterItStarted_SaysSo()
    {
        var scene = await Scene.SetAsync();

        var agreement = await scene.CreateAsync(a => a.AgreedOn = Day(1));

        Assert.True(agreement.AgreedLate);
    }

    private static CostLine AddExtra(Agreement agreement)
    {
        var line = Scene.Extra(5_000, April, April.AddDays(14));
        agreement.CostLines.Add(line);
        return line;
    }

    private static Google.Type.Date Day(int offset) => April.AddDays(offset).ToMessage();

    private static Task<IReadOnlyList<string>> EventsAsync(
        Scene scene,
        CreateAgreementRequest request
    ) => scene.EventsAsync(request.Agreement.SettingId);
}
