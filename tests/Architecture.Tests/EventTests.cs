using RegionalProviders.Identity.Events;
using RegionalProviders.Notifications.Events;
using RegionalProviders.Placements.Events;
using RegionalProviders.Providers.Events;

namespace RegionalProviders.Architecture.Tests;

/// <summary>Events travel over the bus and stay in queues, so they contain ids and classifications only.</summary>
public sealed class EventTests
{
    public static TheoryData<Type> Events =>
        [
            .. new[]
            {
                typeof(ConsortiumMembershipChanged).Assembly,
                typeof(JudgementChanged).Assembly,
                typeof(PlacementPositionChanged).Assembly,
                typeof(NoticeCirculated).Assembly,
            }
                .SelectMany(assembly => assembly.GetExportedTypes())
                .Where(type => type is { IsClass: true, IsAbstract: false }),
        ];

    [Theory, MemberData(nameof(Events))]
    public void Event_Never_CarriesNamesOrTexts(Type type)
    {
        string[] personal =
        [
            "Name",
            "Child",
            "Address",
            "Note",
            "Text",
            "Reference",
            "Email",
            "Phone",
        ];
        // The names that regulators' open lists give to providers and homes are shared reference data.
        string[] published = ["SettingName", "OrganisationName"];
        var properties = type.GetProperties().Select(property => property.Name).Except(published);

        Assert.DoesNotContain(
            properties,
            name => personal.Any(word => name.Contains(word, StringComparison.Ordinal))
        );
    }

    [Theory, MemberData(nameof(Events))]
    public void Event_Always_IsInThePastTense(Type type) =>
        Assert.Matches("(ed|Registered|Changed|Created)$", type.Name);
}
