using RegionalProviders.Client;
using RegionalProviders.Providers.V1;
using RegionalProviders.Testing;

namespace RegionalProviders.Providers.Tests.Documents;

public sealed partial class GetComplianceTests
{
    private const string Type = "safeguarding";

    // The default policy for children's homes, a review every 24 months. Days are counted from today.
    public static TheoryData<DocumentVerdict, int?, int, ComplianceStatus, int?> Boundaries =>
        new()
        {
            { DocumentVerdict.Satisfactory, null, 61, ComplianceStatus.Current, 61 },
            { DocumentVerdict.Satisfactory, null, 60, ComplianceStatus.Due, 60 },
            { DocumentVerdict.Satisfactory, null, 0, ComplianceStatus.Due, 0 },
            { DocumentVerdict.Satisfactory, null, -1, ComplianceStatus.Overdue, -1 },
            { DocumentVerdict.Satisfactory, 61, 200, ComplianceStatus.Current, 61 },
            { DocumentVerdict.Satisfactory, 60, 200, ComplianceStatus.Due, 60 },
            { DocumentVerdict.Satisfactory, 0, 200, ComplianceStatus.Due, 0 },
            { DocumentVerdict.Satisfactory, -1, 200, ComplianceStatus.Expired, -1 },
            { DocumentVerdict.Satisfactory, 300, 200, ComplianceStatus.Current, 200 },
            { DocumentVerdict.Satisfactory, -1, -5, ComplianceStatus.Expired, -5 },
            { DocumentVerdict.Unspecified, null, 200, ComplianceStatus.ToReview, null },
            { DocumentVerdict.Unspecified, 0, 200, ComplianceStatus.ToReview, null },
            { DocumentVerdict.Unspecified, -1, 200, ComplianceStatus.Expired, -1 },
            { DocumentVerdict.NeedsChange, null, 200, ComplianceStatus.ToReview, null },
            { DocumentVerdict.Rejected, 200, 200, ComplianceStatus.ToReview, null },
        };

    [Theory]
    [MemberData(nameof(Boundaries))]
    public async Task GetCompliance_OnBoundaryDays_TellsTheStatus(
        DocumentVerdict verdict,
        int? expires,
        int reviewDue,
        ComplianceStatus status,
        int? due
    )
    {
        var scene = await Scene.SetAsync();
        var home = await scene.HomeAsync();
        var reviewed = ReviewedFor(scene.Today.AddDays(reviewDue), 24);
        var document = await scene.DocumentAsync(
            home.AsSetting,
            Type,
            reviewed,
            expires is { } days ? scene.Today.AddDays(days) : null,
            verdict,
            verdict == DocumentVerdict.Unspecified ? null : reviewed
        );

        var requirement = await RequirementAsync(scene, home);

        Assert.Equal(
            new Requirement
            {
                Type = Type,
                Status = status,
                DueOn = due is { } on ? scene.Today.AddDays(on).ToMessage() : null,
                DocumentId = document.Id,
            },
            requirement
        );
    }

    [Fact]
    public async Task GetCompliance_WithNothingReceived_IsMissingButForWhatNeedNotBe()
    {
        var scene = await Scene.SetAsync();
        var home = await scene.HomeAsync();
        var reader = await scene.ReaderAsync();

        var answer = await reader.Documents.GetComplianceAsync(Request(home));

        Assert.Equal(home.Setting.ToString(), answer.Compliance.SettingId);
        Assert.Equal("Oak House", answer.Compliance.SettingName);
        Assert.Equal(home.Urn, answer.Compliance.Urn);
        Assert.Equal(ServiceType.ChildrensHome, answer.Compliance.ServiceType);
        Assert.Equal("default", answer.Policy.Scope);
        Assert.Equal(24, answer.Policy.ReviewMonths);
        Assert.Equal(
            answer.Policy.DocumentTypes.Except(["regulator_action_plan"]),
            answer.Compliance.Requirements.Select(requirement => requirement.Type)
        );
        Assert.All(
            answer.Compliance.Requirements,
            requirement =>
            {
                Assert.Equal(ComplianceStatus.Missing, requirement.Status);
                Assert.Null(requirement.DueOn);
                Assert.Empty(requirement.DocumentId);
            }
        );
    }

    [Fact]
    public async Task GetCompliance_WithAnActionPlanReceived_CountsIt()
    {
        var scene = await Scene.SetAsync();
        var home = await scene.HomeAsync();
        await scene.DocumentAsync(home.AsSetting, "regulator_action_plan");

        var requirement = await RequirementAsync(scene, home, "regulator_action_plan");

        Assert.Equal(ComplianceStatus.ToReview, requirement.Status);
    }

    [Fact]
    public async Task GetCompliance_WithANewerDocumentToReview_KeepsTheOneInDate()
    {
        var scene = await Scene.SetAsync();
        var home = await scene.HomeAsync();
        var good = await SatisfactoryAsync(scene, home.AsSetting, reviewDue: 100);
        await scene.DocumentAsync(home.AsSetting, Type);

        Assert.Equal(good.Id, (await RequirementAsync(scene, home)).DocumentId);
    }

    [Fact]
    public async Task GetCompliance_WithNothingInDate_TellsOfTheLatestReceived()
    {
        var scene = await Scene.SetAsync();
        var (before, after) = (await scene.HomeAsync(), await scene.HomeAsync());
        var late = await SatisfactoryAsync(scene, before.AsSetting, reviewDue: -10);
        var old = late.ReceivedOn.ToDateOnly()!.Value.AddDays(-1);
        await scene.DocumentAsync(before.AsSetting, Type, old);
        await SatisfactoryAsync(scene, after.AsSetting, reviewDue: -10);
        var newer = await scene.DocumentAsync(after.AsSetting, Type);

        var overdue = await RequirementAsync(scene, before);
        var toReview = await RequirementAsync(scene, after);

        Assert.Equal((ComplianceStatus.Overdue, late.Id), (overdue.Status, overdue.DocumentId));
        Assert.Equal((ComplianceStatus.ToReview, newer.Id), (toReview.Status, toReview.DocumentId));
    }

    [Fact]
    public async Task GetCompliance_WithSeveralInDate_TakesTheOneThatLastsLongest()
    {
        var scene = await Scene.SetAsync();
        var home = await scene.HomeAsync();
        await SatisfactoryAsync(scene, home.AsSetting, reviewDue: 90);
        var longest = await SatisfactoryAsync(scene, home.AsRegistration, reviewDue: 110);
        await SatisfactoryAsync(scene, home.AsOrganisation, reviewDue: 100);

        Assert.Equal(longest.Id, (await RequirementAsync(scene, home)).DocumentId);
    }

    [Fact]
    public async Task GetCompliance_ThroughRegistrationAndOwner_CountsTheirDocuments()
    {
        var scene = await Scene.SetAsync();
        var home = await scene.HomeAsync();
        var stranger = await scene.HomeAsync();
        var ofOwner = await scene.DocumentAsync(home.AsOrganisation, Type);
        var ofRegistration = await scene.DocumentAsync(home.AsRegistration, "insurance");

        Assert.Equal(ofOwner.Id, (await RequirementAsync(scene, home)).DocumentId);
        Assert.Equal(
            ofRegistration.Id,
            (await RequirementAsync(scene, home, "insurance")).DocumentId
        );
        Assert.Equal(ComplianceStatus.Missing, (await RequirementAsync(scene, stranger)).Status);
    }

    [Fact]
    public async Task GetCompliance_PutsWhatNeedsWorkFirst()
    {
        var scene = await Scene.SetAsync();
        var home = await scene.HomeAsync();
        var today = scene.Today;
        await SatisfactoryAsync(scene, home.AsSetting, 200, "statement_of_purpose");
        await SatisfactoryAsync(scene, home.AsSetting, 20, "insurance");
        await scene.DocumentAsync(home.AsSetting, "staff_structure");
        await SatisfactoryAsync(scene, home.AsSetting, -20, "inspection_report");
        await scene.DocumentAsync(home.AsSetting, "missing_person", expires: today.AddDays(-1));
        await SatisfactoryAsync(scene, home.AsSetting, -30, "training_matrix");

        var answer = await (await scene.ReaderAsync()).Documents.GetComplianceAsync(Request(home));

        Assert.Equal(
            [
                "regulation_44_report",
                "safeguarding",
                "gas_and_electric_certificate",
                "missing_person",
                "training_matrix",
                "inspection_report",
                "staff_structure",
                "insurance",
                "statement_of_purpose",
            ],
            answer.Compliance.Requirements.Select(requirement => requirement.Type)
        );
    }

    [Fact]
    public async Task GetCompliance_LookingFurtherAhead_FindsMoreDue()
    {
        var scene = await Scene.SetAsync();
        var home = await scene.HomeAsync();
        await SatisfactoryAsync(scene, home.AsSetting, reviewDue: 90);

        Assert.Equal(
            ComplianceStatus.Current,
            (await RequirementAsync(scene, home, days: 89)).Status
        );
        Assert.Equal(ComplianceStatus.Due, (await RequirementAsync(scene, home, days: 90)).Status);
    }

    private static Task<Document> SatisfactoryAsync(
        Scene scene,
        DocumentSubject subject,
        int reviewDue,
        string type = Type
    )
    {
        var reviewed = ReviewedFor(scene.Today.AddDays(reviewDue), 24);
        return scene.DocumentAsync(
            subject,
            type,
            reviewed,
            verdict: DocumentVerdict.Satisfactory,
            reviewed: reviewed
        );
    }

    /// <summary>The day of a review after which the next one is due on the given day.</summary>
    internal static DateOnly ReviewedFor(DateOnly due, int months)
    {
        var reviewed = due.AddMonths(-months);
        Assert.Equal(due, reviewed.AddMonths(months));
        return reviewed;
    }

    private static async Task<Requirement> RequirementAsync(
        Scene scene,
        Home home,
        string type = Type,
        int days = 0
    )
    {
        var reader = await scene.ReaderAsync(TestPrincipals.Bath);
        var request = Request(home);
        request.DueWithinDays = days;
        var answer = await reader.Documents.GetComplianceAsync(request);
        return Assert.Single(
            answer.Compliance.Requirements,
            requirement => requirement.Type == type
        );
    }

    private static GetComplianceRequest Request(Home home) =>
        new() { SettingId = home.Setting.ToString() };
}
