using RegionalProviders.Common.V1;
using RegionalProviders.Providers.Tests.Settings;
using RegionalProviders.Providers.V1;
using RegionalProviders.Testing;

namespace RegionalProviders.Providers.Tests.Registrations;

[Collection(RegisterCollection.Name)]
public sealed class RegistrationTests(RegisterFixture fixture)
{
    [Fact]
    public async Task EveryRead_UnknownRegistration_IsNotFound()
    {
        var key = new RegistrationKey { Urn = "SC000000" };
        var registrations = fixture.Council.Registrations;

        await PlatformAssert.FailsAsync(
            ErrorReason.NotFound,
            registrations.GetRegistrationAsync(new GetRegistrationRequest { Key = key })
        );
        await PlatformAssert.FailsAsync(
            ErrorReason.NotFound,
            registrations.ListInspectionsAsync(new ListInspectionsRequest { Key = key })
        );
        await PlatformAssert.FailsAsync(
            ErrorReason.NotFound,
            registrations.ListOwnershipAsync(new ListOwnershipRequest { Key = key })
        );
    }

    [Fact]
    public async Task EveryRead_WithoutKey_NamesIt()
    {
        var registrations = fixture.Council.Registrations;

        await PlatformAssert.FailsOnFieldAsync("key", registrations.GetRegistrationAsync(new()));
        await PlatformAssert.FailsOnFieldAsync("key", registrations.ListInspectionsAsync(new()));
        await PlatformAssert.FailsOnFieldAsync("key", registrations.ListOwnershipAsync(new()));
        await PlatformAssert.FailsOnFieldAsync(
            "key.urn",
            registrations.GetRegistrationAsync(
                new GetRegistrationRequest { Key = new RegistrationKey { Urn = " " } }
            )
        );
    }

    [Fact]
    public async Task EveryRead_AnotherOrganisationsProvider_IsAnsweredAsIfItDidNotExist()
    {
        var seeded = await fixture.Register.SettingAsync(
            new Seed { Owner = await fixture.Register.OrganisationAsync($"Owner {Guid.NewGuid()}") }
        );
        var other = await fixture.Register.OrganisationAsync($"Other {Guid.NewGuid()}");
        var provider = await fixture.Platform.People.ProviderAsync(other.ToString());

        await PlatformAssert.FailsAsync(
            ErrorReason.NotFound,
            provider.Registrations.GetRegistrationAsync(
                new GetRegistrationRequest { Key = seeded.Key }
            )
        );
        await PlatformAssert.FailsAsync(
            ErrorReason.NotFound,
            provider.Registrations.ListInspectionsAsync(
                new ListInspectionsRequest { Key = seeded.Key }
            )
        );
        await PlatformAssert.FailsAsync(
            ErrorReason.NotFound,
            provider.Registrations.ListOwnershipAsync(new ListOwnershipRequest { Key = seeded.Key })
        );
    }

    [Fact]
    public async Task GetRegistration_CouncilInNoConsortium_IsNoMember()
    {
        var kent = await fixture.Platform.People.CouncilAsync(TestPrincipals.Kent);

        await PlatformAssert.FailsAsync(
            ErrorReason.NotAMember,
            kent.Registrations.GetRegistrationAsync(
                new GetRegistrationRequest { Key = new RegistrationKey { Urn = "SC000000" } }
            )
        );
    }

    [Fact]
    public async Task GetRegistration_JudgedOnTwoScales_HasBothThatStand()
    {
        var seeded = await fixture.Register.SettingAsync(
            new Seed { Judgement = "Good", InspectedOn = new DateOnly(2025, 1, 2) }
        );
        await fixture.Register.ExecuteAsync(
            "insert into providers.current_judgement values ($1, 'OfstedEducation', 'Inadequate', 1, 'Failing', null, '2024-05-06')",
            seeded.RegistrationId
        );

        var registration = (
            await fixture.Council.Registrations.GetRegistrationAsync(
                new GetRegistrationRequest { Key = seeded.Key }
            )
        ).Registration;

        Assert.Equal(
            [
                (JudgementScale.OfstedSccif, "Good", JudgementBand.Good),
                (JudgementScale.OfstedEducation, "Inadequate", JudgementBand.Failing),
            ],
            registration.Judgements.Select(judgement =>
                (judgement.Scale, judgement.Value, judgement.Band)
            )
        );
        Assert.Null(registration.Judgements[1].InspectedOn);
        Assert.Equal(6, registration.Judgements[1].PublishedOn.Day);
    }

    [Fact]
    public async Task ListInspections_Pages_AreNewestFirstWithTheOverallJudgementFirst()
    {
        var seeded = await fixture.Register.SettingAsync(new Seed());
        await InspectAsync(
            seeded,
            "2023-01-01",
            "Good",
            """{"leaders_and_managers":"Inadequate","helped_and_protected":"Good"}"""
        );
        await InspectAsync(seeded, "2024-01-01", null, "{}");
        await InspectAsync(seeded, "2024-01-01", null, "{}");

        var request = new ListInspectionsRequest { Key = seeded.Key, PageSize = 1 };
        var inspections = new List<Inspection>();
        do
        {
            var page = await fixture.Council.Registrations.ListInspectionsAsync(request);
            inspections.Add(Assert.Single(page.Inspections));
            request.PageToken = page.NextPageToken;
        } while (request.PageToken.Length > 0);

        Assert.Equal(
            [2024, 2024, 2023],
            inspections.Select(inspection => inspection.InspectedOn.Year)
        );
        Assert.NotEqual(inspections[0].EventNumber, inspections[1].EventNumber);
        Assert.Empty(inspections[0].Judgements);
        Assert.Equal(
            [
                ("overall", "Good", JudgementBand.Good),
                ("helped_and_protected", "Good", JudgementBand.Good),
                ("leaders_and_managers", "Inadequate", JudgementBand.Failing),
            ],
            inspections[2]
                .Judgements.Select(judgement => (judgement.Theme, judgement.Value, judgement.Band))
        );
    }

    [Fact]
    public async Task ListInspections_NeverInspected_IsEmpty()
    {
        var seeded = await fixture.Register.SettingAsync(new Seed());

        var page = await fixture.Council.Registrations.ListInspectionsAsync(
            new ListInspectionsRequest { Key = seeded.Key }
        );

        Assert.Empty(page.Inspections);
        Assert.Equal("", page.NextPageToken);
    }

    [Fact]
    public async Task ListInspections_ForgedToken_IsRefused() =>
        await PlatformAssert.FailsAsync(
            ErrorReason.PageTokenInvalid,
            fixture.Council.Registrations.ListInspectionsAsync(
                new ListInspectionsRequest
                {
                    Key = new RegistrationKey { Urn = "SC000000" },
                    PageToken = "AAAAAAAAAAAAAAAA",
                }
            )
        );

    [Fact]
    public async Task ListOwnership_Councils_SeeEveryOwnerNewestFirst_AProviderOnlyItsOwnName()
    {
        var now = await fixture.Register.OrganisationAsync($"Owner now {Guid.NewGuid()}");
        var before = await fixture.Register.OrganisationAsync($"Owner before {Guid.NewGuid()}");
        var seeded = await fixture.Register.SettingAsync(new Seed { Owner = now });
        await OwnAsync(seeded, before, "2020-03-31", "2023-03-31");
        await OwnAsync(seeded, now, "2023-03-31", null);
        var provider = await fixture.Platform.People.ProviderAsync(now.ToString());
        var request = new ListOwnershipRequest { Key = seeded.Key };

        var all = (await fixture.Council.Registrations.ListOwnershipAsync(request)).Ownerships;
        var own = (await provider.Registrations.ListOwnershipAsync(request)).Ownerships;

        Assert.Equal([now.ToString(), before.ToString()], all.Select(each => each.Organisation.Id));
        Assert.Null(all[0].To);
        Assert.Equal(2023, all[1].To.Year);
        Assert.Equal(now.ToString(), own[0].Organisation.Id);
        Assert.Null(own[1].Organisation);
    }

    private Task InspectAsync(Seeded seeded, string day, string? overall, string themes) =>
        fixture.Register.ExecuteAsync(
            """
            insert into providers.inspection (id, registration_id, scale, event_key, event_number, event_type, inspected_on,
                overall, overall_rank, band, themes, created_at)
            values ($1, $2, 'OfstedSccif', $3, $3, 'Full inspection', $4, $5::text, 3, case when $5::text is null then 'None' else 'Good' end,
                $6::jsonb, now())
            """,
            Guid.NewGuid(),
            seeded.RegistrationId,
            Guid.NewGuid().ToString(),
            DateOnly.Parse(day, null),
            overall,
            themes
        );

    private Task OwnAsync(Seeded seeded, Guid organisation, string from, string? to) =>
        fixture.Register.ExecuteAsync(
            "insert into providers.ownership values ($1, $2, $3, $4, $5::date)",
            Guid.NewGuid(),
            seeded.RegistrationId,
            organisation,
            DateOnly.Parse(from, null),
            to is null ? null : DateOnly.Parse(to, null)
        );
}
