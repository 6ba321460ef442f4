using RegionalProviders.Client;
using RegionalProviders.Common.V1;
using RegionalProviders.Providers.PropertyStandards;
using RegionalProviders.Providers.Tests.Documents;
using RegionalProviders.Providers.V1;
using RegionalProviders.Testing;
using PropertyCheck = RegionalProviders.Providers.V1.PropertyCheck;

namespace RegionalProviders.Providers.Tests.PropertyStandards;

public class PropertyStandardTests
{
    [Fact]
    public async Task CreatePropertyCheck_WithoutThePermission_IsRefused()
    {
        var scene = await Scene.SetAsync();
        var home = await scene.HomeAsync();
        var callers = new[]
        {
            await scene.ReaderAsync(),
            await scene.People.ProviderAsync(home.Organisation.ToString()),
            await scene.People.OperatorAsync(),
        };

        foreach (var caller in callers)
            await PlatformAssert.FailsAsync(
                ErrorReason.PermissionMissing,
                caller.PropertyStandards.CreatePropertyCheckAsync(Request(scene, home))
            );
    }

    [Fact]
    public async Task CreatePropertyCheck_ForAConsortiumOfOthers_LooksLikeNone()
    {
        var scene = await Scene.SetAsync();
        var leeds = await scene.OfficerAsync(TestPrincipals.Leeds);

        await PlatformAssert.FailsAsync(
            ErrorReason.NotFound,
            leeds.PropertyStandards.CreatePropertyCheckAsync(
                Request(scene, await scene.HomeAsync())
            )
        );
    }

    [Fact]
    public async Task PropertyChecks_OfASettingThatDoesNotExist_AreNotFound()
    {
        var scene = await Scene.SetAsync();
        var officer = await scene.OfficerAsync();
        var request = Request(scene, await scene.HomeAsync());
        request.SettingId = Guid.NewGuid().ToString();

        await PlatformAssert.FailsAsync(
            ErrorReason.NotFound,
            officer.PropertyStandards.CreatePropertyCheckAsync(request)
        );
        await PlatformAssert.FailsAsync(
            ErrorReason.NotFound,
            officer.PropertyStandards.ListPropertyChecksAsync(
                new ListPropertyChecksRequest { SettingId = request.SettingId }
            )
        );
    }

    [Fact]
    public async Task CreatePropertyCheck_WithAWrongField_NamesIt()
    {
        var scene = await Scene.SetAsync();
        var officer = await scene.OfficerAsync();
        var home = await scene.HomeAsync();
        var late = Request(scene, home);
        late.CheckedOn = scene.Today.AddDays(1).ToMessage();
        var none = Request(scene, home);
        none.Items.Clear();
        var twice = Request(scene, home);
        twice.Items.Add(twice.Items[0]);
        var unknown = Request(scene, home);
        unknown.Items[1].Code = "cellar.ghost";
        var undecided = Request(scene, home);
        undecided.Items[0].Outcome = PropertyOutcome.Unspecified;

        await FailsOnAsync("checked_on", late);
        await FailsOnAsync("items", none);
        await FailsOnAsync("items", twice);
        await FailsOnAsync("items[1].code", unknown);
        await FailsOnAsync("items[0].outcome", undecided);

        Task FailsOnAsync(string field, CreatePropertyCheckRequest request) =>
            PlatformAssert.FailsOnFieldAsync(
                field,
                officer.PropertyStandards.CreatePropertyCheckAsync(request)
            );
    }

    [Fact]
    public async Task CreatePropertyCheck_Repeated_IsRecordedOnceAndCounted()
    {
        var scene = await Scene.SetAsync();
        var officer = await scene.OfficerAsync();
        var home = await scene.HomeAsync();
        var request = Request(scene, home);
        request.RequestId = Guid.NewGuid().ToString();

        var first = await officer.PropertyStandards.CreatePropertyCheckAsync(request);
        var second = await officer.PropertyStandards.CreatePropertyCheckAsync(request);

        Assert.Equal(first, second);
        var expected = new PropertyCheck
        {
            Id = first.Check.Id,
            SettingId = home.Setting.ToString(),
            ConsortiumId = scene.Members,
            CouncilId = await scene.People.CouncilIdAsync(TestPrincipals.Bristol),
            CheckedOn = scene.Today.ToMessage(),
            Items = { request.Items[1], request.Items[2], request.Items[0] },
            NotMetCount = 1,
            UnansweredCount = Checklist.Items.Count - 3,
        };
        Assert.Equal(expected, first.Check);
        var bath = await scene.ReaderAsync(TestPrincipals.Bath);
        Assert.Equal([expected], await ListAsync(bath, home));
        Assert.Empty(await ListAsync(await scene.ReaderAsync(TestPrincipals.Leeds), home));
    }

    [Fact]
    public async Task ListPropertyChecks_PageByPage_ListsEachOnceNewestFirst()
    {
        var scene = await Scene.SetAsync();
        var coordinator = await scene.People.CoordinatorAsync();
        var home = await scene.HomeAsync();
        var ids = new List<string>();
        foreach (var day in new[] { 4, 1, 9, 4, 4 })
        {
            var request = Request(scene, home);
            request.CheckedOn = scene.Today.AddDays(-day).ToMessage();
            var created = await coordinator.PropertyStandards.CreatePropertyCheckAsync(request);
            Assert.Empty(created.Check.CouncilId);
            ids.Add(created.Check.Id);
        }

        var listed = await ListAsync(coordinator, home, pageSize: 2);

        Assert.Equal([ids[1], ids[4], ids[3], ids[0], ids[2]], listed.Select(check => check.Id));
    }

    [Fact]
    public async Task ListPropertyStandards_ForAMember_WalksThroughTheHouse()
    {
        var scene = await Scene.SetAsync();
        var reader = await scene.ReaderAsync();
        var kent = await scene.ReaderAsync(TestPrincipals.Kent);

        var answer = await reader.PropertyStandards.ListPropertyStandardsAsync(
            new ListPropertyStandardsRequest()
        );
        await PlatformAssert.FailsAsync(
            ErrorReason.NotAMember,
            kent.PropertyStandards.ListPropertyStandardsAsync(new ListPropertyStandardsRequest())
        );

        Assert.Equal(
            [
                "lounge",
                "dining",
                "kitchen",
                "bedroom",
                "bathroom",
                "garden",
                "office",
                "drainage",
                "windows",
                "ventilation",
                "heating",
                "electrics",
            ],
            answer.Standards.Select(item => item.Area).Distinct()
        );
        Assert.Distinct(answer.Standards.Select(item => item.Code));
        Assert.All(
            answer.Standards,
            item =>
            {
                Assert.StartsWith($"{item.Area}.", item.Code, StringComparison.Ordinal);
                Assert.NotEmpty(item.Description);
            }
        );
    }

    private static Task<List<PropertyCheck>> ListAsync(
        RegionalProvidersClient client,
        Home home,
        int pageSize = 0
    ) =>
        Pages
            .Of(
                new ListPropertyChecksRequest
                {
                    SettingId = home.Setting.ToString(),
                    PageSize = pageSize,
                },
                client.PropertyStandards.ListPropertyChecksAsync,
                page => page.Checks
            )
            .ToListAsync()
            .AsTask();

    private static CreatePropertyCheckRequest Request(Scene scene, Home home) =>
        new()
        {
            SettingId = home.Setting.ToString(),
            ConsortiumId = scene.Members,
            Items =
            {
                new PropertyCheckItem
                {
                    Code = "office.cctv",
                    Outcome = PropertyOutcome.NotApplicable,
                },
                new PropertyCheckItem { Code = "lounge.seating", Outcome = PropertyOutcome.Met },
                new PropertyCheckItem
                {
                    Code = "kitchen.fire_blanket",
                    Outcome = PropertyOutcome.NotMet,
                    Note = "Out of date.\nTo be replaced.",
                },
            },
        };
}
