using RegionalProviders.Common.V1;
using RegionalProviders.Providers.V1;
using RegionalProviders.Testing;

namespace RegionalProviders.Providers.Tests.Settings;

[Collection(RegisterCollection.Name)]
public sealed class ListSettingHistoryTests(RegisterFixture fixture)
{
    [Fact]
    public async Task ListSettingHistory_UnknownOrProvider_IsNotFound()
    {
        var owner = await fixture.Register.OrganisationAsync($"Owner {Guid.NewGuid()}");
        var seeded = await fixture.Register.SettingAsync(new Seed { Owner = owner });
        var provider = await fixture.Platform.People.ProviderAsync(owner.ToString());

        await PlatformAssert.FailsAsync(
            ErrorReason.NotFound,
            fixture.Council.Settings.ListSettingHistoryAsync(
                new ListSettingHistoryRequest { SettingId = Guid.NewGuid().ToString() }
            )
        );
        await PlatformAssert.FailsAsync(
            ErrorReason.NotFound,
            provider.Settings.ListSettingHistoryAsync(
                new ListSettingHistoryRequest { SettingId = seeded.Id }
            )
        );
    }

    [Fact]
    public async Task ListSettingHistory_Pages_AreNewestFirstAndComplete()
    {
        var seeded = await fixture.Register.SettingAsync(new Seed());
        for (var day = 1; day <= 5; day++)
            await WriteAsync(seeded, "name", $"2024-01-0{day}", $"Name {day}");

        var request = new ListSettingHistoryRequest { SettingId = seeded.Id, PageSize = 2 };
        var values = new List<string>();
        do
        {
            var page = await fixture.Council.Settings.ListSettingHistoryAsync(request);
            values.AddRange(page.Entries.Select(entry => entry.NewValue));
            request.PageToken = page.NextPageToken;
        } while (request.PageToken.Length > 0);

        Assert.Equal(["Name 5", "Name 4", "Name 3", "Name 2", "Name 1"], values);
    }

    [Fact]
    public async Task ListSettingHistory_OtherSettingOfARegistration_HasTheRegistrationsChangesOnly()
    {
        var seeded = await fixture.Register.SettingAsync(new Seed());
        await WriteAsync(seeded, "registration.status", "2024-01-01", "SUSPENDED");
        await WriteAsync(seeded, "name", "2024-01-02", "Of the primary");
        var created = await fixture.Council.Settings.CreateSettingAsync(
            new CreateSettingRequest
            {
                Registration = seeded.Key,
                Name = "Second premises",
                ServiceType = ServiceType.ChildrensHome,
                HostAuthorityGss = TestPrincipals.Bristol,
            }
        );

        var history = await fixture.Council.Settings.ListSettingHistoryAsync(
            new ListSettingHistoryRequest { SettingId = created.Setting.Id }
        );

        Assert.Contains(history.Entries, entry => entry.NewValue == "SUSPENDED");
        Assert.DoesNotContain(history.Entries, entry => entry.NewValue == "Of the primary");
    }

    private Task WriteAsync(Seeded seeded, string field, string day, string value) =>
        fixture.Register.ExecuteAsync(
            """
            insert into providers.history (id, setting_id, field, new_value, source, council_id, changed_at)
            values (gen_random_uuid(), $1, $2, $3, 'import', null, $4::timestamptz)
            """,
            Guid.Parse(seeded.Id),
            field,
            value,
            new DateTimeOffset(DateTime.Parse(day, null), TimeSpan.Zero)
        );
}
