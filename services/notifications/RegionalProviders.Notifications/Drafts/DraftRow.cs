using RegionalProviders.Kernel;
using RegionalProviders.Notifications.V1;
using RegionalProviders.Persistence;
using RegionalProviders.Providers.V1;

namespace RegionalProviders.Notifications.Drafts;

/// <summary>A draft as queries return it to the caller.</summary>
internal sealed record DraftRow
{
    /// <summary>A condition on a draft d: the caller's council is the host authority.</summary>
    public const string OfOwn = "d.host_council_id = (select notifications.tenant_id())";

    /// <summary>A condition on a draft d: the caller's council has live placements at any setting of the registration.</summary>
    public const string OfAffected = """
        d.setting_id = any ((select notifications.placed_settings())::uuid[])
        """;

    /// <summary>
    /// A condition on a draft d: the caller's council sees it for no other reason than its placements, and did not before.
    /// </summary>
    public const string OfFirstSight = $"""
        {OfAffected} and not coalesce({OfOwn}, false) and d.import_id is not distinct from d.regulatory_notice_id
        and not exists (select from notifications.regulatory_notice g where g.id = d.regulatory_notice_id)
        and not exists (select from notifications.draft_first_sight s where s.draft_id = d.id)
        """;

    /// <summary>
    /// Columns of the draft d; @Now must be given. Ids of notices are returned only if the caller may read the notice.
    /// </summary>
    public const string Columns = $"""
        d.id, d.cause, d.state, d.regulator, d.urn, d.setting_id, d.host_council_id, d.scale, d.old_value, d.new_value,
        d.inspected_on, d.published_on, d.status, d.effective_on, d.import_id, d.matters, d.categories, d.created_at,
        d.due_at, d.escalated_at, d.reason, d.decided_at, d.ended_at, d.version,
        d.state = 'Waiting' and d.due_at + interval '1 second' <= @Now as overdue,
        (select r.organisation_id from notifications.register_entry r
            where r.urn = d.urn and r.regulator = d.regulator) as organisation_id,
        notifications.is_in_consortium(d.host_council_id) as host_is_member,
        coalesce({OfOwn}, false) as own, {OfAffected} as affected,
        notifications.affected_councils(d.id) as affected_councils,
        (select n.id from notifications.notice n where n.id = d.notice_id) as notice_id,
        (select g.id from notifications.regulatory_notice g where g.id = d.regulatory_notice_id) as regulatory_notice_id,
        d.import_id is not distinct from d.regulatory_notice_id as told_by_regulator,
        {OfFirstSight} as first_sight
        """;

    public Guid Id { get; init; }
    public DraftCause Cause { get; init; }
    public DraftState State { get; init; }
    public Regulator Regulator { get; init; }
    public string Urn { get; init; } = "";
    public Guid SettingId { get; init; }
    public Guid? OrganisationId { get; init; }
    public Guid? HostCouncilId { get; init; }
    public bool HostIsMember { get; init; }
    public JudgementScale Scale { get; init; }
    public string OldValue { get; init; } = "";
    public string NewValue { get; init; } = "";
    public DateOnly? InspectedOn { get; init; }
    public DateOnly? PublishedOn { get; init; }
    public RegistrationStatus Status { get; init; }
    public DateOnly? EffectiveOn { get; init; }
    public Guid ImportId { get; init; }
    public ProtocolMatter[] Matters { get; init; } = [];
    public NoticeCategory[] Categories { get; init; } = [];
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset DueAt { get; init; }
    public bool Overdue { get; init; }
    public DateTimeOffset? EscalatedAt { get; init; }
    public bool Own { get; init; }
    public bool Affected { get; init; }
    public int? AffectedCouncils { get; init; }
    public Guid? NoticeId { get; init; }

    /// <summary>Also null if the caller may not read it.</summary>
    public Guid? RegulatoryNoticeId { get; init; }
    public bool ToldByRegulator { get; init; }

    /// <summary>True if the council sees it for no other reason than its placements, and did not before.</summary>
    public bool FirstSight { get; init; }
    public string Reason { get; init; } = "";
    public DateTimeOffset? DecidedAt { get; init; }
    public DateTimeOffset? EndedAt { get; init; }
    public int Version { get; init; }

    /// <summary>The draft; NOT_FOUND if it does not exist or the caller may not see it.</summary>
    public static async Task<DraftRow> ReadAsync(ServiceTransaction tx, Guid id)
    {
        var row =
            await tx.QuerySingleOrDefaultAsync<DraftRow>(
                $"select {Columns} from notifications.notice_draft d where d.id = @id",
                new { id, tx.Now }
            ) ?? throw Fault.NotFound("draft");
        await FirstSights.RecordAsync([row], tx);
        return row;
    }

    /// <summary>The draft, locked for a decision; STATE_CONFLICT if it is no longer waiting for one.</summary>
    public static async Task<DraftRow> ReadForChangeAsync(
        ServiceTransaction tx,
        Guid id,
        string etag
    )
    {
        await tx.ExecuteAsync(
            "select from notifications.notice_draft where id = @id for update",
            new { id }
        );
        var row = await ReadAsync(tx, id);
        Etag.Check(etag, row.Version);
        return row.State switch
        {
            DraftState.Waiting => row,
            DraftState.Issued or DraftState.Covered => throw Fault.StateConflict(
                "A notice tells of it already: read the one that notice_id of the draft names."
            ),
            DraftState.Dismissed => throw Fault.StateConflict(
                "The draft was dismissed. Raise a notice where there is something to tell."
            ),
            _ => throw Fault.StateConflict(
                "The register or the regulator says otherwise by now. Raise a notice where there is something to tell."
            ),
        };
    }

    public NoticeDraft ToProto()
    {
        var draft = new NoticeDraft
        {
            Id = Id.ToString(),
            Cause = Cause,
            State = State,
            Regulator = Regulator,
            Urn = Urn,
            SettingId = SettingId.ToString(),
            OrganisationId = OrganisationId.ToProto(),
            HostCouncilId = HostCouncilId.ToProto(),
            HostIsMember = HostIsMember,
            Scale = Scale,
            OldValue = OldValue,
            NewValue = NewValue,
            InspectedOn = InspectedOn.ToProto(),
            PublishedOn = PublishedOn.ToProto(),
            Status = Status,
            EffectiveOn = EffectiveOn.ToProto(),
            ImportId = ToldByRegulator ? "" : ImportId.ToString(),
            Matters = { Matters },
            Categories = { Categories },
            CreatedAt = CreatedAt.ToProto(),
            DueAt = DueAt.ToProto(),
            Overdue = Overdue,
            EscalatedAt = EscalatedAt.ToProto(),
            Own = Own,
            Affected = Affected,
            NoticeId = NoticeId.ToProto(),
            RegulatoryNoticeId = RegulatoryNoticeId.ToProto(),
            Reason = Reason,
            DecidedAt = DecidedAt.ToProto(),
            EndedAt = EndedAt.ToProto(),
            Etag = Etag.Of(Version),
        };
        if (AffectedCouncils is { } councils)
            draft.AffectedCouncils = councils;
        return draft;
    }
}
