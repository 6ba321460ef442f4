using Google.Protobuf.WellKnownTypes;
using RegionalProviders.Providers.V1;
using RegionalProviders.Testing;

namespace RegionalProviders.Providers.Tests.Settings;

public sealed partial class UpdateSettingTests
{
    [Fact]
    public async Task UpdateSetting_EveryField_IsInTheHistoryWithOldAndNewValueAndInOneEvent()
    {
        var seeded = await fixture.Register.SettingAsync(new Seed { Name = "Old", Places = 2 });
        var declaredAt = Timestamp.FromDateTimeOffset(
            new DateTimeOffset(2025, 1, 2, 3, 4, 5, TimeSpan.Zero)
        );

        var updated = await fixture.Council.Settings.UpdateSettingAsync(
            Request(
                new Setting
                {
                    Id = seeded.Id,
                    Name = "New",
                    ServiceType = ServiceType.ShortBreaks,
                    Address = new Address
                    {
                        Lines = { "2 Low Road" },
                        Town = "Leeds",
                        Postcode = "LS1 1UR",
                    },
                    Places = 3,
                    Vacancies = new DeclaredVacancies { Places = 1, DeclaredAt = declaredAt },
                    Coordinates = new Coordinates { Latitude = 53.8, Longitude = -1.55 },
                },
                "name",
                "service_type",
                "address",
                "places",
                "vacancies",
                "coordinates"
            )
        );

        Assert.Equal(declaredAt, updated.Setting.Vacancies.DeclaredAt);
        var history = (await HistoryAsync(seeded.Id)).ToDictionary(
            entry => entry.Field,
            entry => (entry.OldValue, entry.NewValue)
        );
        Assert.Equal(
            new Dictionary<string, (string, string)>
            {
                ["name"] = ("Old", "New"),
                ["service_type"] = ("CHILDRENS_HOME", "SHORT_BREAKS"),
                ["address"] = ("Bristol, BS1 4ST", "2 Low Road, Leeds, LS1 1UR"),
                ["places"] = ("2", "3"),
                ["vacancies"] = ("", "1 on 2025-01-02T03:04:05Z"),
                ["coordinates"] = ("", "53.8,-1.55"),
            },
            history
        );
        Assert.Equal(
            "name service_type address places vacancies coordinates",
            await fixture.Register.ScalarAsync<string>(
                """
                select string_agg(f, ' ' order by n) from providers.outbox,
                    jsonb_array_elements_text(payload->'fields') with ordinality as x(f, n)
                where payload->>'settingId' = $1 and type like '%ProviderChanged'
                """,
                seeded.Id
            )
        );
        Assert.Equal(
            "ShortBreaks ChildrensHome England",
            await fixture.Register.ScalarAsync<string>(
                """
                select concat_ws(' ', payload->>'serviceType', payload->>'listedServiceType', payload->>'nation') from providers.outbox
                where payload->>'settingId' = $1 and type like '%RegistrationRecorded' order by id desc limit 1
                """,
                seeded.Id
            )
        );
    }

    [Fact]
    public async Task UpdateSetting_VacanciesDeclaredInTheFuture_AreRefused()
    {
        var seeded = await fixture.Register.SettingAsync(new Seed());
        var tomorrow = Timestamp.FromDateTimeOffset(fixture.Platform.Clock.GetUtcNow().AddDays(1));

        await PlatformAssert.FailsOnFieldAsync(
            "setting.vacancies.declared_at",
            fixture.Council.Settings.UpdateSettingAsync(
                Request(
                    new Setting
                    {
                        Id = seeded.Id,
                        Vacancies = new DeclaredVacancies { Places = 1, DeclaredAt = tomorrow },
                    },
                    "vacancies"
                )
            )
        );
    }

    [Fact]
    public async Task UpdateSetting_NoVacanciesGiven_TakesTheDeclarationBack()
    {
        var seeded = await fixture.Register.SettingAsync(new Seed { Vacancies = 2 });

        var updated = await fixture.Council.Settings.UpdateSettingAsync(
            Request(new Setting { Id = seeded.Id }, "vacancies")
        );

        Assert.Null(updated.Setting.Vacancies);
    }

    [Fact]
    public async Task UpdateSetting_HostAuthorityThatAListNames_IsNotForCouncilsToChange()
    {
        var seeded = await fixture.Register.SettingAsync(new Seed());

        await PlatformAssert.FailsOnFieldAsync(
            "setting.host_authority_gss",
            fixture.Council.Settings.UpdateSettingAsync(
                Request(
                    new Setting { Id = seeded.Id, HostAuthorityGss = TestPrincipals.Leeds },
                    "host_authority_gss"
                )
            )
        );

        var read = await fixture.Council.Settings.GetSettingAsync(
            new GetSettingRequest { Id = seeded.Id }
        );
        Assert.Equal(TestPrincipals.Bristol, read.Setting.HostAuthorityGss);
    }

    [Fact]
    public async Task UpdateSetting_TypeThatContradictsAList_IsRefused()
    {
        var seeded = await fixture.Register.SettingAsync(new Seed());

        await PlatformAssert.FailsOnFieldAsync(
            "setting.service_type",
            fixture.Council.Settings.UpdateSettingAsync(
                Request(
                    new Setting
                    {
                        Id = seeded.Id,
                        ServiceType = ServiceType.IndependentFosteringAgency,
                    },
                    "service_type"
                )
            )
        );

        var read = await fixture.Council.Settings.GetSettingAsync(
            new GetSettingRequest { Id = seeded.Id }
        );
        Assert.Equal(ServiceType.ChildrensHome, read.Setting.ServiceType);
    }

    [Fact]
    public async Task UpdateSetting_HostAuthorityOfASettingThatNoListHas_ChangesTheRegionToo()
    {
        var created = await fixture.Council.Settings.CreateSettingAsync(
            new CreateSettingRequest
            {
                Name = "Nobody lists this one",
                ServiceType = ServiceType.Unregulated,
                HostAuthorityGss = TestPrincipals.Bristol,
            }
        );

        var updated = await fixture.Council.Settings.UpdateSettingAsync(
            Request(
                new Setting { Id = created.Setting.Id, HostAuthorityGss = TestPrincipals.Leeds },
                "host_authority_gss"
            )
        );

        Assert.Equal("Yorkshire and The Humber", updated.Setting.Region);
        var history = (await HistoryAsync(created.Setting.Id))
            .Select(entry => (entry.Field, entry.OldValue, entry.NewValue))
            .ToList();
        Assert.Contains(("host_authority_gss", "E06000023", "E08000035"), history);
        Assert.Contains(("region", "South West", "Yorkshire and The Humber"), history);
    }

    [Fact]
    public async Task UpdateSetting_NameOfASettingThatNoListHas_CannotBeEmptied()
    {
        var created = await fixture.Council.Settings.CreateSettingAsync(
            new CreateSettingRequest
            {
                Name = "Nobody lists it",
                ServiceType = ServiceType.Unregulated,
                HostAuthorityGss = TestPrincipals.Bristol,
            }
        );

        await PlatformAssert.FailsOnFieldAsync(
            "setting.name",
            fixture.Council.Settings.UpdateSettingAsync(
                Request(new Setting { Id = created.Setting.Id }, "name")
            )
        );
    }
}
