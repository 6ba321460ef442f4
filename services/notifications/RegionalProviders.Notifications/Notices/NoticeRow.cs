using RegionalProviders.Kernel;
using RegionalProviders.Notifications.V1;
using RegionalProviders.Persistence;

namespace RegionalProviders.Notifications.Notices;

/// <summary>A notice with its last version, as queries return it.</summary>
internal sealed record NoticeRow
{
    /// <summary>
    /// Columns of the notice n and its version v. A council sees only its own consortia among those of the notice.
    /// </summary>
    public const string Columns = """
        n.id, n.issuing_council_id, n.state, n.organisation_id, n.organisation_name, n.company_number,
        n.organisation_wide, n.setting_ids, n.urns, n.host_authority_gss, n.matters, n.categories, n.urgent,
        n.concern_identified_on, n.sent_to_provider_on, n.issued_at, n.review_on, n.contract_affected, n.contact_role,
        n.contact, n.closes_notice_id, n.closed_by_notice_id, n.version,
        v.facts, v.provider_comments, v.placement_action,
        case when n.issuing_council_id = (select notifications.tenant_id()) then n.consortium_ids
            else array(
                select c from unnest(n.consortium_ids) c
                where c = any ((select notifications.consortium_ids())::uuid[]))
        end as consortium_ids
        """;

    /// <summary>The notice n with its last version v.</summary>
    public const string Select =
        $"select {Columns} from notifications.notice n join {LastVersion} where n.id = @id";

    /// <summary>The join of a notice n to its last version v.</summary>
    public const string LastVersion =
        "notifications.notice_version v on v.notice_id = n.id and v.number = n.version";

    public Guid Id { get; init; }
    public Guid IssuingCouncilId { get; init; }
    public Guid[] ConsortiumIds { get; init; } = [];
    public NoticeState State { get; init; }
    public Guid? OrganisationId { get; init; }
    public string OrganisationName { get; init; } = "";
    public string CompanyNumber { get; init; } = "";
    public bool OrganisationWide { get; init; }
    public Guid[] SettingIds { get; init; } = [];
    public string[] Urns { get; init; } = [];
    public string HostAuthorityGss { get; init; } = "";
    public ProtocolMatter[] Matters { get; init; } = [];
    public NoticeCategory[] Categories { get; init; } = [];
    public bool Urgent { get; init; }
    public DateOnly ConcernIdentifiedOn { get; init; }
    public DateOnly? SentToProviderOn { get; init; }
    public DateTimeOffset IssuedAt { get; init; }
    public DateOnly ReviewOn { get; init; }
    public string Facts { get; init; } = "";
    public string ProviderComments { get; init; } = "";
    public string ContractAffected { get; init; } = "";
    public PlacementAction PlacementAction { get; init; }
    public string ContactRole { get; init; } = "";
    public string Contact { get; init; } = "";
    public Guid? ClosesNoticeId { get; init; }
    public Guid? ClosedByNoticeId { get; init; }
    public int Version { get; init; }

    /// <summary>The subjects of the notice: settings, or an organisation.</summary>
    public IReadOnlyList<Guid> Subjects => OrganisationWide ? [OrganisationId!.Value] : SettingIds;

    /// <summary>The content that a new version starts from.</summary>
    public NoticeContent Content => new(Facts, ProviderComments, PlacementAction, Urgent, ReviewOn);

    /// <summary>The notice; NOT_FOUND if it does not exist or the caller may not see it.</summary>
    public static async Task<NoticeRow> ReadAsync(ServiceTransaction tx, Guid id) =>
        await tx.QuerySingleOrDefaultAsync<NoticeRow>(Select, new { id })
        ?? throw Fault.NotFound("notice");

    /// <summary>
    /// The notice of the caller's council, locked for a change. NOT_FOUND if it does not exist or the caller may not
    /// see it, STATE_CONFLICT if another council issued it.
    /// </summary>
    public static async Task<NoticeRow> ReadForChangeAsync(
        ServiceTransaction tx,
        Guid id,
        string etag
    )
    {
        // Row-level security prevents locking another council's row, which is not needed either.
        await tx.ExecuteAsync(
            "select from notifications.notice where id = @id for update",
            new { id }
        );
        var row = await ReadAsync(tx, id);
        if (row.IssuingCouncilId != tx.Principal.CouncilId)
            throw Fault.StateConflict(
                "Only the council that issued the notice may change it. Record what your own council does with RecordAction."
            );
        Etag.Check(etag, row.Version);
        return row;
    }

    /// <summary>Throws if the notice is closed or retracted.</summary>
    public void RequireOpen()
    {
        if (State != NoticeState.Open)
            throw Fault.StateConflict(
                "The notice is no longer open. Raise a new one where there is something new to tell."
            );
    }

    public Notice ToProto() =>
        new()
        {
            Id = Id.ToString(),
            IssuingCouncilId = IssuingCouncilId.ToString(),
            ConsortiumIds = { ConsortiumIds.Select(id => id.ToString()) },
            State = State,
            Organisation = new NoticeOrganisation
            {
                Id = OrganisationId.ToProto(),
                Name = OrganisationName,
                CompanyNumber = CompanyNumber,
            },
            OrganisationWide = OrganisationWide,
            Settings =
            {
                SettingIds.Zip(
                    Urns,
                    (id, urn) => new NoticeSetting { Id = id.ToString(), Urn = urn }
                ),
            },
            HostAuthorityGss = HostAuthorityGss,
            Matters = { Matters },
            Categories = { Categories },
            Urgent = Urgent,
            ConcernIdentifiedOn = ConcernIdentifiedOn.ToProto(),
            SentToProviderOn = SentToProviderOn.ToProto(),
            IssuedAt = IssuedAt.ToProto(),
            ReviewOn = ReviewOn.ToProto(),
            Facts = Facts,
            ProviderComments = ProviderComments,
            ContractAffected = ContractAffected,
            PlacementAction = PlacementAction,
            ContactRole = ContactRole,
            Contact = Contact,
            ClosesNoticeId = ClosesNoticeId.ToProto(),
            ClosedByNoticeId = ClosedByNoticeId.ToProto(),
            Version = Version,
            Etag = Etag.Of(Version),
        };
}
