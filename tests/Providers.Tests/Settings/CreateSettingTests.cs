using System.Text.Json;
using RegionalProviders.Common.V1;
using RegionalProviders.Providers.V1;
using RegionalProviders.Reference;
using RegionalProviders.Testing;

namespace RegionalProviders.Providers.Tests.Settings;

[Collection(RegisterCollection.Name)]
public sealed class CreateSettingTests(RegisterFixture fixture)
{
    [Fact]
    public async Task CreateSetting_Reader_LacksThePermission()
    {
        var reader = await fixture.Platform.People.CouncilAsync(
            TestPrincipals.Bristol,
            Role.Reader
        );

        await PlatformAssert.FailsAsync(
            ErrorReason.PermissionMissing,
            reader.Settings.CreateSettingAsync(Request())
        );
    }

    [Fact]
    public async Task CreateSetting_CouncilInNoConsortium_IsNoMember()
    {
        var kent = await fixture.Platform.People.CouncilAsync(TestPrincipals.Kent);

        await PlatformAssert.FailsAsync(
            ErrorReason.NotAMember,
            kent.Settings.CreateSettingAsync(Request())
        );
    }

    [Fact]
    public async Task CreateSetting_WrongValues_AreNamedTogether()
    {
        var failure = await PlatformAssert.FailsOnFieldAsync(
            "name",
            fixture.Council.Settings.CreateSettingAsync(
                new CreateSettingRequest
                {
                    Name = " x ",
                    Places = -1,
                    Address = new Address { Postcode = "NOWHERE" },
                    // Latitude and longitude are swapped.
                    Coordinates = new Coordinates { Latitude = -2.59, Longitude = 51.45 },
                }
            )
        );

        Assert.Superset(
            new HashSet<string>
            {
                "name",
                "service_type",
                "host_authority_gss",
                "places",
                "address.postcode",
                "coordinates.latitude",
                "coordinates.longitude",
            },
            failure.FieldViolations.Select(violation => violation.Field).ToHashSet()
        );
    }

    [Fact]
    public async Task CreateSetting_UnknownRegistrationOrCouncil_IsNamed()
    {
        var request = Request();
        request.Registration = new RegistrationKey { Urn = "SC000000" };
        await PlatformAssert.FailsOnFieldAsync(
            "registration.urn",
            fixture.Council.Settings.CreateSettingAsync(request)
        );

        var unknown = Request();
        unknown.HostAuthorityGss = "E99999999";
        await PlatformAssert.FailsOnFieldAsync(
            "host_authority_gss",
            fixture.Council.Settings.CreateSettingAsync(unknown)
        );

        // Cumbria was abolished in 2023.
        var abolished = Request();
        abolished.HostAuthorityGss = "E10000006";
        await PlatformAssert.FailsOnFieldAsync(
            "host_authority_gss",
            fixture.Council.Settings.CreateSettingAsync(abolished)
        );
    }

    [Fact]
    public async Task CreateSetting_UnderARegistration_IsNotPrimaryAndTakesTheRegistrationsFacts()
    {
        var seeded = await fixture.Register.SettingAsync(
            new Seed { Name = "Head office", Judgement = "Good" }
        );
        var request = Request();
        request.Registration = seeded.Key;

        var created = (await fixture.Council.Settings.CreateSettingAsync(request)).Setting;

        Assert.False(created.IsPrimary);
        Assert.Equal(request.Name, created.Name);
        Assert.Equal("BS3 1AA", created.Address.Postcode);
        Assert.Equal("South West", created.Region);
        Assert.Equal(3, created.Places);
        Assert.Equal(seeded.Urn, created.Registration.Key.Urn);
        Assert.Equal("Good", Assert.Single(created.Registration.Judgements).Value);
        var read = await fixture.Council.Settings.GetSettingAsync(
            new GetSettingRequest { Id = created.Id }
        );
        Assert.Equal(created, read.Setting);
        var primary = await fixture.Council.Settings.GetSettingAsync(
            new GetSettingRequest { Registration = seeded.Key }
        );
        Assert.Equal(seeded.Id, primary.Setting.Id);
    }

    [Fact]
    public async Task CreateSetting_Created_WritesHistoryAndOneEvent()
    {
        var seeded = await fixture.Register.SettingAsync(new Seed());
        var request = Request();
        request.Registration = seeded.Key;

        var created = (await fixture.Council.Settings.CreateSettingAsync(request)).Setting;

        var history = await fixture.Council.Settings.ListSettingHistoryAsync(
            new ListSettingHistoryRequest { SettingId = created.Id }
        );
        var name = history.Entries.Single(entry => entry.Field == "name");
        Assert.Equal(("", request.Name, "council"), (name.OldValue, name.NewValue, name.Source));
        Assert.Equal(
            await fixture.Platform.People.CouncilIdAsync(TestPrincipals.Bristol),
            name.CouncilId
        );
        using var payload = JsonDocument.Parse(
            await fixture.Register.ScalarAsync<string>(
                "select payload::text from providers.outbox where payload->>'settingId' = $1 and aggregate = $2",
                created.Id,
                seeded.RegistrationId.ToString()
            )
        );
        Assert.Equal("setting", payload.RootElement.GetProperty("fields")[0].GetString());
        Assert.Equal(seeded.Urn, payload.RootElement.GetProperty("urn").GetString());
        Assert.Equal(
            CouncilDirectory.FindByGss(TestPrincipals.Bristol)!.Id,
            payload.RootElement.GetProperty("hostAuthorityId").GetGuid()
        );
    }

    [Fact]
    public async Task CreateSetting_SameRequestIdAtOnce_CreatesOne()
    {
        var request = Request();
        request.RequestId = Guid.NewGuid().ToString();

        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 4)
                .Select(_ => fixture.Council.Settings.CreateSettingAsync(request).ResponseAsync)
        );

        Assert.Single(answers.Select(answer => answer.Setting.Id).Distinct());
        Assert.Equal(
            1,
            await fixture.Register.ScalarAsync<long>(
                "select count(*) from providers.setting where name = $1",
                request.Name
            )
        );
    }

    [Fact]
    public async Task CreateSetting_RequestIdOfAnotherRequest_IsRefused()
    {
        var request = Request();
        request.RequestId = Guid.NewGuid().ToString();
        await fixture.Council.Settings.CreateSettingAsync(request);
        request.Places = 99;

        await PlatformAssert.FailsAsync(
            ErrorReason.RequestIdReused,
            fixture.Council.Settings.CreateSettingAsync(request)
        );
    }

    [Fact]
    public async Task CreateSetting_Coordinator_MaySupplyOneToo()
    {
        var coordinator = await fixture.Platform.People.CoordinatorAsync();

        var created = await coordinator.Settings.CreateSettingAsync(Request());

        var history = await fixture.Council.Settings.ListSettingHistoryAsync(
            new ListSettingHistoryRequest { SettingId = created.Setting.Id }
        );
        Assert.All(
            history.Entries,
            entry => Assert.Equal(("coordinator", ""), (entry.Source, entry.CouncilId))
        );
    }

    private static CreateSettingRequest Request() =>
        new()
        {
            Name = $"Premises {Guid.NewGuid():N}",
            ServiceType = ServiceType.SupportedAccommodationSingle,
            Address = new Address
            {
                Lines = { "1 High Street", " " },
                Town = "Bristol",
                Postcode = "bs31aa",
            },
            HostAuthorityGss = TestPrincipals.Bristol,
            Places = 3,
            Coordinates = new Coordinates { Latitude = 51.44, Longitude = -2.6 },
        };
}
