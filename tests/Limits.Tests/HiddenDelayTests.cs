using System.Security.Cryptography;
using RegionalProviders.Calls.Padding;
using RegionalProviders.Common.V1;
using RegionalProviders.Kernel;
using RegionalProviders.Notifications.V1;

namespace RegionalProviders.Limits.Tests;

/// <summary>What the hidden delay of a padded call depends on.</summary>
public sealed class HiddenDelayTests
{
    private const string Method = "/test/List";
    private static readonly Guid Council = Guid.Parse("0198a000-0000-7000-8000-0000000000a1");
    private static readonly Guid Setting = Guid.Parse("0198a000-0000-7000-8000-0000000000ff");
    private readonly HiddenDelay delay = new(SHA256.HashData("test"u8));

    [Fact]
    public void Delay_OfTheSameQuestion_IsTheSameForEveryClientOfTheCouncil() =>
        Assert.Equal(
            delay.Of(Officer(Council, "one"), Method, About(Setting)),
            delay.Of(Officer(Council, "two"), Method, About(Setting))
        );

    [Fact]
    public void Delay_OfAnotherCouncilMethodSettingOrProcess_IsAnother()
    {
        TimeSpan[] all =
        [
            delay.Of(Officer(Council), Method, About(Setting)),
            delay.Of(Officer(Guid.AllBitsSet), Method, About(Setting)),
            delay.Of(Officer(Council), "/test/Search", About(Setting)),
            delay.Of(Officer(Council), Method, About(Guid.AllBitsSet)),
            new HiddenDelay(SHA256.HashData("other"u8)).Of(
                Officer(Council),
                Method,
                About(Setting)
            ),
        ];

        Assert.Distinct(all);
    }

    /// <summary>Otherwise the average over forms of the question would tell the time that they share.</summary>
    [Fact]
    public void Delay_OfManyFormsOfOneQuestion_KeepsThePartOfItsPlace()
    {
        var forms = Enumerable
            .Range(1, 500)
            .Select(size =>
                delay.Of(
                    Officer(Council),
                    Method,
                    new ListNoticesRequest
                    {
                        SettingId =
                            size % 2 == 0 ? $"{Setting}" : $"{Setting:B}".ToUpperInvariant(),
                        OrganisationId = $"{Guid.NewGuid()}",
                        PageSize = size,
                    }
                )
            )
            .ToList();

        Assert.True(forms.Max() - forms.Min() < PaddedCall.Step);
        Assert.True(forms.Distinct().Count() > 490);
    }

    [Fact]
    public void Delay_OfManyPlaces_IsBelowTwoSteps()
    {
        var places = Enumerable
            .Range(0, 2000)
            .Select(_ => delay.Of(Officer(Council), Method, About(Guid.NewGuid())))
            .ToList();

        Assert.All(
            places,
            one => Assert.InRange(one, TimeSpan.Zero, PaddedCall.Step * HiddenDelay.MaxSteps)
        );
        Assert.True(places.Max() - places.Min() > PaddedCall.Step);
    }

    [Fact]
    public void AskedPlaces_OfNestedRequest_AreTheSettingsOfTheNotice() =>
        Assert.Equal(
            [$"{Setting}"],
            AskedPlaces.Of(
                new RaiseNoticeRequest
                {
                    Notice = new Notice
                    {
                        Id = $"{Guid.NewGuid()}",
                        Organisation = new NoticeOrganisation { Id = $"{Guid.NewGuid()}" },
                        Settings =
                        {
                            new NoticeSetting { Id = $"{Setting:N}" },
                            new NoticeSetting { Id = $"{Setting}" },
                        },
                    },
                }
            )
        );

    [Fact]
    public void AskedPlaces_WithoutSettings_AreTheOrganisation() =>
        Assert.Equal(
            [$"{Setting}"],
            AskedPlaces.Of(new ListNoticesRequest { OrganisationId = $"{Setting}" })
        );

    private static ListNoticesRequest About(Guid setting) => new() { SettingId = $"{setting}" };

    private static Principal Officer(Guid council, string client = "client") =>
        new(PrincipalKind.Council, client, council, [], null, [Role.Officer]);
}
