using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RegionalProviders.Deadlines;
using RegionalProviders.Kernel;
using RegionalProviders.Membership;
using RegionalProviders.Notifications.V1;

namespace RegionalProviders.Notifications.Regulatory;

/// <summary>
/// A regulator's notice as a council recorded it. It is never changed, but another notice may supersede it.
/// </summary>
internal sealed class RegulatoryNoticeEntity
{
    private RegulatoryNoticeEntity() { }

    public Guid Id { get; private set; }

    public Guid ConsortiumId { get; private set; }

    public RegulatoryNoticeType Type { get; private set; }

    public Guid SettingId { get; private set; }

    public string Urn { get; private set; } = "";

    public string Paragraph { get; private set; } = "";

    public DateOnly DecidedOn { get; private set; }

    public DateOnly EffectiveOn { get; private set; }

    public DateOnly? EndsOn { get; private set; }

    public string Reason { get; private set; } = "";

    /// <summary>The notice that this one supersedes.</summary>
    public Guid? SupersedesId { get; private set; }

    /// <summary>The notice that supersedes this one.</summary>
    public Guid? SupersededById { get; private set; }

    public DateTimeOffset RecordedAt { get; private set; }

    /// <summary>
    /// Reads a notice from a request. Throws for impossible dates, and for a follow-up that names no notice.
    /// </summary>
    public static RegulatoryNoticeEntity Read(
        RegulatoryNotice? given,
        CallerScope scope,
        DateTimeOffset now
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
        return new RegulatoryNoticeEntity
        {
            Id = Guid.CreateVersion7(now),
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
            RecordedAt = now,
        };
    }

    /// <summary>Throws if the successor concerns something else or cannot supersede this notice.</summary>
    public void RequireSupersededBy(RegulatoryNoticeEntity successor)
    {
        if (ConsortiumId != successor.ConsortiumId || SettingId != successor.SettingId)
            throw Fault.StateConflict(
                "supersedes_id: that notice is about another setting, or of another consortium."
            );
        if (SupersededById is not null)
            throw Fault.StateConflict(
                "supersedes_id: another notice has taken the place of that one. Read it, and name the last."
            );
        if (!RegulatoryTypes.CanSupersede(successor.Type, Type))
            throw Fault.StateConflict(
                "supersedes_id: a notice of this type cannot take the place of that one. A limit is extended by its own kind, and lifted; what was recorded wrongly is corrected by the same type."
            );
    }

    /// <summary>Marks this notice as superseded: from now on the successor applies.</summary>
    public void SupersedeBy(RegulatoryNoticeEntity successor) => SupersededById = successor.Id;

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

    // The default duration of the regulator's restriction, unless extended or lifted.
    private static DateOnly TwelveWeeksAfter(DateOnly day) =>
        day.AddDays(7 * ClockRules.Of(Clock.RegulatorRestriction).Max);
}

internal sealed class RegulatoryNoticeConfiguration
    : IEntityTypeConfiguration<RegulatoryNoticeEntity>
{
    public void Configure(EntityTypeBuilder<RegulatoryNoticeEntity> builder)
    {
        builder.ToTable("regulatory_notice");
        builder.Property(notice => notice.Id).ValueGeneratedNever();
        builder.Property(notice => notice.Type).HasConversion<string>();
    }
}
