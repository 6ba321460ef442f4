using Google.Protobuf.WellKnownTypes;
using RegionalProviders.Common.V1;
using RegionalProviders.Providers.V1;
using RegionalProviders.Testing;

namespace RegionalProviders.Providers.Tests.Settings;

[Collection(RegisterCollection.Name)]
public sealed partial class UpdateSettingTests(RegisterFixture fixture)
{
    [Fact]
    public async Task UpdateSetting_Provider_LacksThePermission()
    {
        var owner = await fixture.Register.OrganisationAsync($"Owner {Guid.NewGuid()}");
        var seeded = await fixture.Register.SettingAsync(new Seed { Owner = owner });
        var provider = await fixture.Platform.People.ProviderAsync(owner.ToString());

        await PlatformAssert.FailsAsync(
            ErrorReason.PermissionMissing,
            provider.Settings.UpdateSettingAsync(
                Request(new Setting { Id = seeded.Id, Name = "Mine" }, "name")
            )
        );
    }

    [Fact]
    public async Task UpdateSetting_Unknown_IsNotFound() =>
        await PlatformAssert.FailsAsync(
            ErrorReason.NotFound,
            fixture.Council.Settings.UpdateSettingAsync(
                Request(new Setting { Id = Guid.NewGuid().ToString(), Name = "Nobody" }, "name")
            )
        );

    [Fact]
    public async Task UpdateSetting_CouncilInNoConsortium_IsNoMember()
    {
        var seeded = await fixture.Register.SettingAsync(new Seed());
        var kent = await fixture.Platform.People.CouncilAsync(TestPrincipals.Kent);

        await PlatformAssert.FailsAsync(
            ErrorReason.NotAMember,
            kent.Settings.UpdateSettingAsync(
                Request(new Setting { Id = seeded.Id, Name = "Kent" }, "name")
            )
        );
    }

    [Fact]
    public async Task UpdateSetting_EmptyOrUnknownMask_IsRefusedWithTheFieldNamed()
    {
        var seeded = await fixture.Register.SettingAsync(new Seed());
        var setting = new Setting { Id = seeded.Id, Name = "New name" };

        await PlatformAssert.FailsOnFieldAsync(
            "update_mask",
            fixture.Council.Settings.UpdateSettingAsync(
                new UpdateSettingRequest { Setting = setting }
            )
        );
        await PlatformAssert.FailsOnFieldAsync(
            "update_mask",
            fixture.Council.Settings.UpdateSettingAsync(Request(setting))
        );
        var failure = await PlatformAssert.FailsOnFieldAsync(
            "update_mask.paths[1]",
            fixture.Council.Settings.UpdateSettingAsync(Request(setting, "name", "registration"))
        );
        Assert.Contains("These can: name, ", failure.Message, StringComparison.Ordinal);
        await PlatformAssert.FailsOnFieldAsync(
            "setting",
            fixture.Council.Settings.UpdateSettingAsync(
                new UpdateSettingRequest { UpdateMask = new FieldMask { Paths = { "name" } } }
            )
        );
    }

    [Fact]
    public async Task UpdateSetting_FieldsOutsideTheMask_StayAndAreNotChecked()
    {
        var seeded = await fixture.Register.SettingAsync(new Seed { Name = "Kept", Places = 4 });

        var updated = await fixture.Council.Settings.UpdateSettingAsync(
            Request(
                new Setting
                {
                    Id = seeded.Id,
                    Name = "x",
                    Places = 7,
                },
                "places"
            )
        );

        Assert.Equal(("Kept", 7), (updated.Setting.Name, updated.Setting.Places));
    }

    [Fact]
    public async Task UpdateSetting_StaleEtag_ChangesNothing()
    {
        var seeded = await fixture.Register.SettingAsync(new Seed { Name = "Before" });
        var etag = (await GetAsync(seeded.Id)).Etag;
        await fixture.Council.Settings.UpdateSettingAsync(
            Request(
                new Setting
                {
                    Id = seeded.Id,
                    Name = "First",
                    Etag = etag,
                },
                "name"
            )
        );

        await PlatformAssert.FailsAsync(
            ErrorReason.EtagMismatch,
            fixture.Council.Settings.UpdateSettingAsync(
                Request(
                    new Setting
                    {
                        Id = seeded.Id,
                        Name = "Second",
                        Etag = etag,
                    },
                    "name"
                )
            )
        );
        Assert.Equal("First", (await GetAsync(seeded.Id)).Name);
    }

    [Fact]
    public async Task UpdateSetting_SameEtagAtOnce_LetsOneThrough()
    {
        var seeded = await fixture.Register.SettingAsync(new Seed());
        var etag = (await GetAsync(seeded.Id)).Etag;

        var outcomes = await Task.WhenAll(
            Enumerable
                .Range(1, 6)
                .Select(async places =>
                {
                    try
                    {
                        await fixture.Council.Settings.UpdateSettingAsync(
                            Request(
                                new Setting
                                {
                                    Id = seeded.Id,
                                    Places = 100 + places,
                                    Etag = etag,
                                },
                                "places"
                            )
                        );
                        return true;
                    }
                    catch (Client.PlatformException refused)
                        when (refused.Reason == ErrorReason.EtagMismatch)
                    {
                        return false;
                    }
                })
        );

        Assert.Single(outcomes, outcome => outcome);
    }

    [Fact]
    public async Task UpdateSetting_NothingNew_ChangesNothing()
    {
        var seeded = await fixture.Register.SettingAsync(
            new Seed { Name = "The same", Places = 4 }
        );
        var before = await GetAsync(seeded.Id);

        var updated = await fixture.Council.Settings.UpdateSettingAsync(
            Request(before, "name", "places")
        );

        Assert.Equal(before, updated.Setting);
        Assert.Empty(await HistoryAsync(seeded.Id));
        Assert.Equal(
            0,
            await fixture.Register.ScalarAsync<long>(
                "select count(*) from providers.outbox where payload->>'settingId' = $1",
                seeded.Id
            )
        );
    }

    [Fact]
    public async Task UpdateSetting_NameThatAListWithholds_StaysThroughTheNextListUntilGivenBack()
    {
        var seeded = await fixture.Register.SettingAsync(new Seed { NameWithheld = true });
        await fixture.Council.Settings.UpdateSettingAsync(
            Request(new Setting { Id = seeded.Id, Name = " Known locally " }, "name")
        );
        await fixture.Register.SourceAsync(
            Guid.Parse(seeded.Id),
            new Seed { Name = "Of the list" }
        );

        Assert.Equal("Known locally", (await GetAsync(seeded.Id)).Name);
        var back = await fixture.Council.Settings.UpdateSettingAsync(
            Request(new Setting { Id = seeded.Id }, "name")
        );
        Assert.Equal("Of the list", back.Setting.Name);
    }

    private static UpdateSettingRequest Request(Setting setting, params string[] fields) =>
        new()
        {
            Setting = setting,
            UpdateMask = new FieldMask { Paths = { fields } },
        };

    private async Task<Setting> GetAsync(string id) =>
        (await fixture.Council.Settings.GetSettingAsync(new GetSettingRequest { Id = id })).Setting;

    private async Task<IReadOnlyList<HistoryEntry>> HistoryAsync(string id) =>
        (
            await fixture.Council.Settings.ListSettingHistoryAsync(
                new ListSettingHistoryRequest { SettingId = id }
            )
        ).Entries;
}
