using RegionalProviders.Deadlines;
using RegionalProviders.Kernel;
using RegionalProviders.Membership;
using RegionalProviders.Notifications.V1;
using RegionalProviders.Persistence;

namespace RegionalProviders.Notifications.Regulatory;

/// <summary>A regulatory notice that is about to be recorded.</summary>
internal sealed record NewRegulatoryNotice
{
    public required Guid Id { get; init; }
    public required Guid ConsortiumId { get; init; }
    public required RegulatoryNoticeType Type { get; init; }
    public required Guid SettingId { get; init; }
    public required string Urn { get; init; }
    public required string Paragraph { get; init; }
    public required DateOnly DecidedOn { get; init; }
    public required DateOnly EffectiveOn { get; init; }
    public required DateOnly? EndsOn { get; init; }
    public required string Reason { get; init; }
    public required Guid? SupersedesId { get; init; }

    /// <summary>Reads what was given. Refuses days that cannot be, and a follow-up that names nothing.</summary>
    public static NewRegulatoryNotice Read(
        RegulatoryNotice? given,
        CallerScope scope,
        ServiceTransaction tx
    )
    {
        if (given is null)
            throw Fault.Invalid("notice", "must be given.");
        if (!Enum.IsDefined(given.Type) || given.Type == RegulatoryNoticeType.Unspecified)
            throw Fault.Invalid("notice.type", "must be one of the values that the API names.");
        var decided =
            given.DecidedOn.ToDateOnly("notice.decided_on")
            ?? throw Fault.Invalid("notice.decided_on", "must be given.");
        var effective = given.EffectiveOn.ToDateOnly("notice.effective_on") ?? decided;
        var supersedes = given.SupersedesId.ToOptionalId("notice.supersedes_id");
        if (supersedes is null && RegulatoryTypes.MustSupersede(given.Type))
            throw Fault.Invalid(
                "notice.supersedes_id",
                "must name the notice that this one extends or lifts. Record that one first where nobody has."
            );
        return new NewRegulatoryNotice
        {
            Id = Guid.CreateVersion7(tx.Now),
            ConsortiumId = scope.RequireOrOnly(given.ConsortiumId),
            Type = given.Type,
            SettingId = given.SettingId.ToId("notice.setting_id"),
            Urn = given.Urn.Trim().ToUpperInvariant(),
            Paragraph = given.Paragraph.Trim(),
            DecidedOn = scope.PastDay(decided, "notice.decided_on"),
            EffectiveOn = effective,
            EndsOn = ReadEnd(given, effective),
            Reason = given.Reason.Trim(),
            SupersedesId = supersedes,
        };
    }

    public Task StoreAsync(ServiceTransaction tx) =>
        tx.ExecuteAsync(
            """
            insert into notifications.regulatory_notice (id, consortium_id, type, setting_id, urn, paragraph, decided_on,
                effective_on, ends_on, reason, supersedes_id, recorded_at)
            values (@Id, @ConsortiumId, @type, @SettingId, @Urn, @Paragraph, @DecidedOn, @EffectiveOn, @EndsOn, @Reason,
                @SupersedesId, @Now)
            """,
            new
            {
                Id,
                ConsortiumId,
                type = (short)Type,
                SettingId,
                Urn,
                Paragraph,
                DecidedOn,
                EffectiveOn,
                EndsOn,
                Reason,
                SupersedesId,
                tx.Now,
            }
        );

    private static DateOnly? ReadEnd(RegulatoryNotice given, DateOnly effective)
    {
        var ends = given.EndsOn.ToDateOnly("notice.ends_on");
        if (ends is not null && !RegulatoryTypes.IsLimit(given.Type))
            throw Fault.Invalid(
                "notice.ends_on",
                "must be absent: only a suspension or a restriction ends on a day."
            );
        if (ends < effective)
            throw Fault.Invalid(
                "notice.ends_on",
                "must not be before the first day of its effect."
            );
        return ends
            ?? (RegulatoryTypes.IsRestriction(given.Type) ? TwelveWeeksAfter(effective) : null);
    }

    // Unless extended or lifted: the clock of the regulator's restriction.
    private static DateOnly TwelveWeeksAfter(DateOnly day) =>
        day.AddDays(7 * ClockRules.Of(Clock.RegulatorRestriction).Max);
}
