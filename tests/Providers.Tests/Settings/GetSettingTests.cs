using RegionalProviders.Common.V1;
using RegionalProviders.Providers.V1;
using RegionalProviders.Testing;

namespace RegionalProviders.Providers.Tests.Settings;

[Collection(RegisterCollection.Name)]
public sealed class GetSettingTests(RegisterFixture fixture)
{
    [Fact]
    public async Task GetSetting_CouncilInNoConsortium_IsNoMemberWhetherTheSettingExistsOrNot()
    {
        var seeded = await fixture.Register.SettingAsync(new Seed());
        var kent = await fixture.Platform.People.CouncilAsync(TestPrincipals.Kent);

        await PlatformAssert.FailsAsync(
            ErrorReason.NotAMember,
            kent.Settings.GetSettingAsync(new GetSettingRequest { Id = seeded.Id })
        );
        await PlatformAssert.FailsAsync(
            ErrorReason.NotAMember,
            kent.Settings.GetSettingAsync(new GetSettingRequest { Id = Guid.NewGuid().ToString() })
        );
    }

    [Fact]
    public async Task GetSetting_AnotherOrganisationsProvider_IsAnsweredAsIfItDidNotExist()
    {
        var seeded = await fixture.Register.SettingAsync(
            new Seed { Owner = await fixture.Register.OrganisationAsync("Owner of a hidden home") }
        );
        var other = await fixture.Register.OrganisationAsync("Owner of no home");
        var provider = await fixture.Platform.People.ProviderAsync(other.ToString());

        var hidden = await PlatformAssert.FailsAsync(
            ErrorReason.NotFound,
            provider.Settings.GetSettingAsync(new GetSettingRequest { Id = seeded.Id })
        );
        var absent = await PlatformAssert.FailsAsync(
            ErrorReason.NotFound,
            provider.Settings.GetSettingAsync(
                new GetSettingRequest { Id = Guid.NewGuid().ToString() }
            )
        );
        await PlatformAssert.FailsAsync(
            ErrorReason.NotFound,
            provider.Settings.GetSettingAsync(new GetSettingRequest { Registration = seeded.Key })
        );
        Assert.Equal(absent.Message, hidden.Message);
        Assert.Equal(absent.Metadata, hidden.Metadata);
    }

    [Fact]
    public async Task GetSetting_OwnProvider_IsFound()
    {
        var owner = await fixture.Register.OrganisationAsync("Owner of one home");
        var seeded = await fixture.Register.SettingAsync(
            new Seed { Owner = owner, Judgement = "Good" }
        );
        var provider = await fixture.Platform.People.ProviderAsync(owner.ToString());

        var found = await provider.Settings.GetSettingAsync(
            new GetSettingRequest { Registration = seeded.Key }
        );

        Assert.Equal(seeded.Id, found.Setting.Id);
        Assert.Equal("Owner of one home", found.Setting.Registration.Owner.Name);
        Assert.Equal("Good", Assert.Single(found.Setting.Registration.Judgements).Value);
    }

    [Fact]
    public async Task GetSetting_WithoutKeyOrWithAWrongOne_NamesTheField()
    {
        await PlatformAssert.FailsOnFieldAsync(
            "key",
            fixture.Council.Settings.GetSettingAsync(new GetSettingRequest())
        );
        await PlatformAssert.FailsOnFieldAsync(
            "id",
            fixture.Council.Settings.GetSettingAsync(new GetSettingRequest { Id = "SC123456" })
        );
        await PlatformAssert.FailsOnFieldAsync(
            "registration.urn",
            fixture.Council.Settings.GetSettingAsync(
                new GetSettingRequest { Registration = new RegistrationKey() }
            )
        );
        await PlatformAssert.FailsOnFieldAsync(
            "registration.regulator",
            fixture.Council.Settings.GetSettingAsync(
                new GetSettingRequest
                {
                    Registration = new RegistrationKey { Regulator = (Regulator)99, Urn = "1" },
                }
            )
        );
    }

    [Fact]
    public async Task GetSetting_ByUrnInLowerCase_AnswersWithEverythingThatIsKnown()
    {
        var owner = await fixture.Register.OrganisationAsync("Complete Care Ltd");
        var seeded = await fixture.Register.SettingAsync(
            new Seed
            {
                Name = "Complete House",
                Owner = owner,
                Places = 6,
                At = (51.45, -2.59),
                Vacancies = 2,
                InspectedOn = new DateOnly(2025, 1, 14),
                Judgement = "Outstanding",
                Band = JudgementBand.Strong,
            }
        );

        var setting = (
            await fixture.Council.Settings.GetSettingAsync(
                new GetSettingRequest
                {
                    Registration = new RegistrationKey { Urn = seeded.Urn.ToLowerInvariant() },
                }
            )
        ).Setting;

        Assert.Equal(seeded.Id, setting.Id);
        Assert.Equal("Complete House", setting.Name);
        Assert.Equal(ServiceType.ChildrensHome, setting.ServiceType);
        Assert.Equal("BS1 4ST", setting.Address.Postcode);
        Assert.Equal("E06000023", setting.HostAuthorityGss);
        Assert.Equal("Bristol", setting.HostAuthorityName);
        Assert.Equal("South West", setting.Region);
        Assert.Equal(6, setting.Places);
        Assert.Equal(2, setting.Vacancies.Places);
        Assert.Equal(51.45, setting.Coordinates.Latitude);
        Assert.Equal(-2.59, setting.Coordinates.Longitude);
        Assert.True(setting.IsPrimary);
        Assert.NotEmpty(setting.Etag);
        Assert.NotNull(setting.UpdatedAt);
        var registration = setting.Registration;
        Assert.Equal(seeded.Key, registration.Key);
        Assert.Equal(RegistrationStatus.Active, registration.Status);
        Assert.Equal("Complete Care Ltd", registration.Owner.Name);
        Assert.Equal(2025, registration.LastInspectedOn.Year);
        Assert.Equal(2010, registration.RegisteredOn.Year);
        var judgement = Assert.Single(registration.Judgements);
        Assert.Equal(("Outstanding", JudgementBand.Strong), (judgement.Value, judgement.Band));
    }

    [Fact]
    public async Task GetSetting_WithheldName_SaysSoAndHasNone()
    {
        var seeded = await fixture.Register.SettingAsync(new Seed { NameWithheld = true });

        var found = await fixture.Council.Settings.GetSettingAsync(
            new GetSettingRequest { Id = seeded.Id }
        );

        Assert.Equal("", found.Setting.Name);
        Assert.True(found.Setting.NameWithheld);
    }
}
