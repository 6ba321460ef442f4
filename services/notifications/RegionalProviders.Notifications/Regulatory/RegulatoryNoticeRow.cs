using RegionalProviders.Kernel;
using RegionalProviders.Notifications.V1;
using RegionalProviders.Persistence;

namespace RegionalProviders.Notifications.Regulatory;

/// <summary>A regulatory notice as queries return it to the caller.</summary>
internal sealed record RegulatoryNoticeRow
{
    // A suspension or restriction is current until another notice supersedes it; if that is a lifting or an appeal
    // outcome, until the first day of that notice.
    private const string Stands = """
        notifications.is_limit(n.type) and (
            n.superseded_by_id is null
            or exists (
                select from notifications.regulatory_notice s
                where s.id = n.superseded_by_id and notifications.ends_limit(s.type) and s.effective_on > notifications.today()))
        """;
    private const string Reviewed = """
        exists (
            select from notifications.placement_review w
            where w.council_id = (select notifications.tenant_id()) and w.regulatory_notice_id = n.id)
        """;
    private const string Affected = """
        n.setting_id = any ((select notifications.placed_settings())::uuid[])
        """;

    /// <summary>
    /// A condition on a notice n: it is in force today. An extension continues the period that it extends, so its own
    /// first day does not count.
    /// </summary>
    public const string OfInForce = $"""
        {Stands} and (
            n.effective_on <= notifications.today() or n.type in ('SuspensionExtended', 'RestrictionExtended'))
        and (n.ends_on is null or n.ends_on >= notifications.today())
        """;

    /// <summary>A condition on a notice n: its last day has passed and its outcome is not known.</summary>
    public const string OfEndedUnresolved = $"{Stands} and n.ends_on < notifications.today()";

    /// <summary>
    /// A condition on a notice n: the caller's council has to review its placements. A lifting requires no review.
    /// </summary>
    public const string OfToReview =
        $"n.superseded_by_id is null and n.type <> 'Lifted' and {Affected} and not {Reviewed}";

    /// <summary>Columns of the notice n.</summary>
    public const string Columns = $"""
        n.id, n.consortium_id, n.type, n.setting_id, n.urn, n.paragraph, n.decided_on, n.effective_on, n.ends_on, n.reason,
        n.supersedes_id, n.superseded_by_id, n.recorded_by_council_id, n.recorded_at,
        coalesce({OfInForce}, false) as in_force, coalesce({OfEndedUnresolved}, false) as ended_unresolved,
        case
            when (select notifications.tenant_id()) is null then 'Unspecified'
            when {Reviewed} then 'Reviewed'
            when {OfToReview} then 'ToReview'
            else 'OnFile'
        end as standing
        """;

    public Guid Id { get; init; }
    public Guid ConsortiumId { get; init; }
    public RegulatoryNoticeType Type { get; init; }
    public Guid SettingId { get; init; }
    public string Urn { get; init; } = "";
    public string Paragraph { get; init; } = "";
    public DateOnly DecidedOn { get; init; }
    public DateOnly EffectiveOn { get; init; }
    public DateOnly? EndsOn { get; init; }
    public string Reason { get; init; } = "";
    public Guid? SupersedesId { get; init; }
    public Guid? SupersededById { get; init; }
    public Guid RecordedByCouncilId { get; init; }
    public DateTimeOffset RecordedAt { get; init; }
    public bool InForce { get; init; }
    public bool EndedUnresolved { get; init; }
    public ReviewStanding Standing { get; init; }

    /// <summary>The notice; NOT_FOUND if it does not exist or the caller may not see it.</summary>
    public static async Task<RegulatoryNoticeRow> ReadAsync(ServiceTransaction tx, Guid id) =>
        await tx.QuerySingleOrDefaultAsync<RegulatoryNoticeRow>(
            $"select {Columns} from notifications.regulatory_notice n where n.id = @id",
            new { id }
        ) ?? throw Fault.NotFound("regulatory notice");

    public RegulatoryNotice ToProto() =>
        new()
        {
            Id = Id.ToString(),
            ConsortiumId = ConsortiumId.ToString(),
            Type = Type,
            SettingId = SettingId.ToString(),
            Urn = Urn,
            Paragraph = Paragraph,
            DecidedOn = DecidedOn.ToProto(),
            EffectiveOn = EffectiveOn.ToProto(),
            EndsOn = EndsOn.ToProto(),
            Reason = Reason,
            SupersedesId = SupersedesId.ToProto(),
            SupersededById = SupersededById.ToProto(),
            RecordedByCouncilId = RecordedByCouncilId.ToString(),
            RecordedAt = RecordedAt.ToProto(),
            InForce = InForce,
            EndedUnresolved = EndedUnresolved,
            Standing = Standing,
        };
}
