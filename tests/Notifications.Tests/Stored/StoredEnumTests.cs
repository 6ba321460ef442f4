using System.Text.RegularExpressions;
using RegionalProviders.Notifications.V1;
using RegionalProviders.Providers.V1;

namespace RegionalProviders.Notifications.Tests.Stored;

/// <summary>
/// The names that the database accepts are those of the enums: a new member has to be added to the database as well.
/// </summary>
public sealed partial class StoredEnumTests
{
    /// <summary>Domains and columns, each with its enum and the members that are never stored.</summary>
    public static TheoryData<string, Type, string[]> Columns =>
        new()
        {
            { "regulator", typeof(Regulator), [] },
            { "service_type", typeof(ServiceType), [] },
            { "judgement_scale", typeof(JudgementScale), [] },
            { "notice_change", typeof(NoticeChange), ["Unspecified"] },
            { "protocol_matters", typeof(ProtocolMatter), ["Unspecified"] },
            { "notice_categories", typeof(NoticeCategory), ["Unspecified"] },
            { "notice.state", typeof(NoticeState), ["Unspecified"] },
            { "notice_version.placement_action", typeof(PlacementAction), [] },
            { "delivery.delivered_by", typeof(DeliveryRoute), [] },
            { "notice_action.kind", typeof(ActionKind), ["Unspecified"] },
            { "regulatory_notice.type", typeof(RegulatoryNoticeType), ["Unspecified"] },
            { "placement_review.decision", typeof(PlacementDecision), ["Unspecified"] },
            { "notice_draft.cause", typeof(DraftCause), ["Unspecified"] },
            { "notice_draft.status", typeof(RegistrationStatus), [] },
            { "notice_draft.state", typeof(DraftState), ["Unspecified"] },
            { "significant_event.kind", typeof(SignificantEventKind), ["Unspecified"] },
            { "significant_event.regulation", typeof(EventRegulation), ["Unspecified"] },
            { "webhook.state", typeof(WebhookState), ["Unspecified", "Parked"] },
            { "webhook_progress.last_failure", typeof(WebhookFailure), [] },
        };

    [Theory, MemberData(nameof(Columns))]
    public async Task Names_InTheDatabase_AreThoseOfTheEnum(
        string stored,
        Type type,
        string[] neverStored
    )
    {
        var scene = await Scene.SetAsync();
        var place = stored.Split('.');

        var check = Assert.Single(
            await scene.QueryAsync<string>(
                place.Length == 1
                    ? """
                    select pg_get_constraintdef(oid) from pg_constraint
                    where contypid = to_regtype('notifications.' || @name)
                    """
                    : """
                    select pg_get_constraintdef(c.oid) from pg_constraint c
                    join pg_attribute a on a.attrelid = c.conrelid and a.attname = @column
                    where c.conrelid = to_regclass('notifications.' || @name) and c.contype = 'c'
                        and c.conkey = array[a.attnum] and pg_get_constraintdef(c.oid) ~ 'ARRAY'
                    """,
                new { name = place[0], column = place[^1] }
            )
        );

        Assert.Equal(
            Enum.GetNames(type).Except(neverStored).Order(StringComparer.Ordinal),
            Name().Matches(check).Select(name => name.Value).Order(StringComparer.Ordinal)
        );
    }

    [GeneratedRegex("(?<=')[A-Za-z0-9]+(?=')", RegexOptions.None, 1000)]
    private static partial Regex Name();
}
