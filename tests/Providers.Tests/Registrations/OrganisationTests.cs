using RegionalProviders.Common.V1;
using RegionalProviders.Providers.Tests.Settings;
using RegionalProviders.Providers.V1;
using RegionalProviders.Testing;

namespace RegionalProviders.Providers.Tests.Registrations;

[Collection(RegisterCollection.Name)]
public sealed class OrganisationTests(RegisterFixture fixture)
{
    [Fact]
    public async Task GetOrganisation_UnknownOrOfAnother_IsNotFound()
    {
        var mine = await fixture.Register.OrganisationAsync($"Mine {Guid.NewGuid()}");
        var other = await fixture.Register.OrganisationAsync($"Other {Guid.NewGuid()}");
        var provider = await fixture.Platform.People.ProviderAsync(mine.ToString());

        await PlatformAssert.FailsAsync(
            ErrorReason.NotFound,
            fixture.Council.Registrations.GetOrganisationAsync(
                new GetOrganisationRequest { Id = Guid.NewGuid().ToString() }
            )
        );
        await PlatformAssert.FailsAsync(
            ErrorReason.NotFound,
            provider.Registrations.GetOrganisationAsync(
                new GetOrganisationRequest { Id = other.ToString() }
            )
        );
        var found = await provider.Registrations.GetOrganisationAsync(
            new GetOrganisationRequest { Id = mine.ToString() }
        );
        Assert.Equal(mine.ToString(), found.Organisation.Id);
    }

    [Fact]
    public async Task GetOrganisation_CountsTheRegistrationsThatItOwnsNow()
    {
        var owner = await fixture.Register.OrganisationAsync($"Counted {Guid.NewGuid()}");
        await fixture.Register.SettingAsync(new Seed { Owner = owner });
        await fixture.Register.SettingAsync(
            new Seed { Owner = owner, Status = RegistrationStatus.Suspended }
        );
        await fixture.Register.SettingAsync(
            new Seed { Owner = owner, Status = RegistrationStatus.Cancelled }
        );
        await fixture.Register.SettingAsync(new Seed { Owner = owner, Withdrawn = true });

        var found = await fixture.Council.Registrations.GetOrganisationAsync(
            new GetOrganisationRequest { Id = owner.ToString() }
        );

        Assert.Equal(2, found.Organisation.RegistrationCount);
    }

    [Theory]
    [InlineData("Umberleigh")]
    [InlineData("berleig")]
    [InlineData("umbreleigh group")]
    public async Task ListOrganisations_NameInPartOrMisspelt_ComesInOrderOfName(string query)
    {
        var mark = Guid.NewGuid().ToString("N");
        var second = await fixture.Register.OrganisationAsync($"Umberleigh Group B {mark}");
        var first = await fixture.Register.OrganisationAsync($"Umberleigh Group A {mark}");

        var request = new ListOrganisationsRequest { Query = query, PageSize = 1 };
        var ids = new List<string>();
        do
        {
            var page = await fixture.Council.Registrations.ListOrganisationsAsync(request);
            ids.AddRange(page.Organisations.Select(organisation => organisation.Id));
            request.PageToken = page.NextPageToken;
        } while (request.PageToken.Length > 0);

        Assert.Equal(
            [first.ToString(), second.ToString()],
            ids.Where(id => id == first.ToString() || id == second.ToString())
        );
    }

    [Fact]
    public async Task ListOrganisations_Provider_SeesItsOwnOnly()
    {
        var mine = await fixture.Register.OrganisationAsync($"Tarvin {Guid.NewGuid()}");
        await fixture.Register.OrganisationAsync($"Tarvin {Guid.NewGuid()}");
        var provider = await fixture.Platform.People.ProviderAsync(mine.ToString());

        var found = await provider.Registrations.ListOrganisationsAsync(
            new ListOrganisationsRequest { Query = "tarvin" }
        );

        Assert.Equal(mine.ToString(), Assert.Single(found.Organisations).Id);
    }

    [Fact]
    public async Task ListOrganisations_CouncilInNoConsortium_IsNoMember()
    {
        var kent = await fixture.Platform.People.CouncilAsync(TestPrincipals.Kent);

        await PlatformAssert.FailsAsync(
            ErrorReason.NotAMember,
            kent.Registrations.ListOrganisationsAsync(
                new ListOrganisationsRequest { Query = "nobody" }
            )
        );
    }
}
