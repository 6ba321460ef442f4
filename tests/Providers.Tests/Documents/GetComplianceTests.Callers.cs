using RegionalProviders.Client;
using RegionalProviders.Common.V1;
using RegionalProviders.Providers.V1;
using RegionalProviders.Testing;

namespace RegionalProviders.Providers.Tests.Documents;

public sealed partial class GetComplianceTests
{
    [Fact]
    public async Task GetCompliance_OfAServiceTypeWithoutPolicy_RequiresNothing()
    {
        var scene = await Scene.SetAsync();
        var home = await scene.HomeAsync(ServiceType.SpecialSchool);
        var reader = await scene.ReaderAsync();

        var answer = await reader.Documents.GetComplianceAsync(Request(home));

        Assert.Null(answer.Policy);
        Assert.Empty(answer.Compliance.Requirements);
        Assert.Equal(ServiceType.SpecialSchool, answer.Compliance.ServiceType);
    }

    [Fact]
    public async Task GetCompliance_WithAWrongField_NamesIt()
    {
        var scene = await Scene.SetAsync();
        var reader = await scene.ReaderAsync();
        var home = await scene.HomeAsync();

        await PlatformAssert.FailsAsync(
            ErrorReason.NotFound,
            reader.Documents.GetComplianceAsync(
                new GetComplianceRequest { SettingId = Guid.NewGuid().ToString() }
            )
        );
        foreach (var days in new[] { -1, 367 })
            await PlatformAssert.FailsOnFieldAsync(
                "due_within_days",
                reader.Documents.GetComplianceAsync(
                    new GetComplianceRequest
                    {
                        SettingId = home.Setting.ToString(),
                        DueWithinDays = days,
                    }
                )
            );
    }

    [Fact]
    public async Task GetCompliance_ForACallerOfSeveralConsortia_AsksForOne()
    {
        var scene = await Scene.SetAsync();
        var home = await scene.HomeAsync();
        await using var both = RegionalProvidersClient.Connect(
            await scene.People.NewProfileAsync(
                new()
                {
                    Kind = PrincipalKind.Coordinator,
                    ConsortiumIds = { scene.Members, await scene.People.OthersAsync() },
                }
            )
        );
        var request = Request(home);

        await PlatformAssert.FailsOnFieldAsync(
            "consortium_id",
            both.Documents.GetComplianceAsync(request)
        );
        request.ConsortiumId = scene.Members;
        var answer = await both.Documents.GetComplianceAsync(request);

        Assert.NotEmpty(answer.Compliance.Requirements);
    }
}
