using RegionalProviders.Common.V1;
using RegionalProviders.Providers.V1;
using RegionalProviders.Testing;

namespace RegionalProviders.Providers.Tests.Settings;

[Collection(RegisterCollection.Name)]
public sealed class SearchPageTests(RegisterFixture fixture)
{
    private readonly string organisation = $"Pages {Guid.NewGuid():N}";

    [Theory]
    [InlineData("")]
    [InlineData("pagehome")]
    public async Task SearchSettings_RowsInsertedBetweenPages_NoneIsSeenTwiceOrMissed(string query)
    {
        var owner = await fixture.Register.OrganisationAsync(organisation);
        var before = new List<string>();
        for (var i = 0; i < 7; i++)
            before.Add(
                (
                    await fixture.Register.SettingAsync(
                        new Seed { Name = $"Pagehome {i % 3}", Owner = owner }
                    )
                ).Id
            );

        var seen = new List<string>();
        var request = new SearchSettingsRequest
        {
            Organisation = organisation,
            Query = query,
            PageSize = 2,
        };
        do
        {
            var page = await fixture.Council.Settings.SearchSettingsAsync(request);
            Assert.InRange(page.Settings.Count, 1, 2);
            seen.AddRange(page.Settings.Select(setting => setting.Id));
            request.PageToken = page.NextPageToken;
            // Sorts before everything that was already returned.
            if (seen.Count < 5)
                await fixture.Register.SettingAsync(
                    new Seed
                    {
                        Name = "Pagehome 0",
                        Owner = owner,
                        Urn = $"A{seen.Count}{Guid.NewGuid():N}"[..12],
                    }
                );
        } while (request.PageToken.Length > 0);

        Assert.Equal(seen.Count, seen.Distinct().Count());
        Assert.Subset(seen.ToHashSet(), before.ToHashSet());
    }

    [Fact]
    public async Task SearchSettings_WithoutQuery_ComesInOrderOfNameWithheldOnesLast()
    {
        var owner = await fixture.Register.OrganisationAsync(organisation);
        var withheld = await fixture.Register.SettingAsync(
            new Seed { NameWithheld = true, Owner = owner }
        );
        var b = await fixture.Register.SettingAsync(new Seed { Name = "birch", Owner = owner });
        var a = await fixture.Register.SettingAsync(new Seed { Name = "Alder", Owner = owner });

        var found = await fixture.Council.Settings.SearchSettingsAsync(
            new SearchSettingsRequest { Organisation = organisation }
        );

        Assert.Equal([a.Id, b.Id, withheld.Id], found.Settings.Select(setting => setting.Id));
    }

    [Fact]
    public async Task SearchSettings_MillionRowsAsked_AnswersWithTwoHundredAtMost()
    {
        var found = await fixture.Council.Settings.SearchSettingsAsync(
            new SearchSettingsRequest { PageSize = 1_000_000 }
        );

        Assert.InRange(found.Settings.Count, 0, 200);
    }

    [Fact]
    public async Task SearchSettings_TokenOfAnotherFilterOrDamaged_IsRefused()
    {
        var owner = await fixture.Register.OrganisationAsync(organisation);
        for (var i = 0; i < 3; i++)
            await fixture.Register.SettingAsync(new Seed { Name = $"Token {i}", Owner = owner });
        var request = new SearchSettingsRequest { Organisation = organisation, PageSize = 1 };
        var token = (await fixture.Council.Settings.SearchSettingsAsync(request)).NextPageToken;
        var flipped = (token[^1] == 'A' ? 'B' : 'A') + token[1..];

        foreach (
            var wrong in new[]
            {
                new SearchSettingsRequest
                {
                    Organisation = organisation,
                    Query = "x",
                    PageToken = token,
                },
                new SearchSettingsRequest { Organisation = organisation, PageToken = flipped },
                new SearchSettingsRequest { Organisation = organisation, PageToken = "%%%" },
                new SearchSettingsRequest { Organisation = organisation, PageToken = token[..10] },
            }
        )
            await PlatformAssert.FailsAsync(
                ErrorReason.PageTokenInvalid,
                fixture.Council.Settings.SearchSettingsAsync(wrong)
            );
        // With another page size it is still the same list.
        var next = await fixture.Council.Settings.SearchSettingsAsync(
            new SearchSettingsRequest
            {
                Organisation = organisation,
                PageSize = 5,
                PageToken = token,
            }
        );
        Assert.Equal(2, next.Settings.Count);
    }
}
