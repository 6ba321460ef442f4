using RegionalProviders.Kernel;
using RegionalProviders.Membership;
using RegionalProviders.Notifications.Data;
using RegionalProviders.Notifications.V1;
using RegionalProviders.Persistence;
using RegionalProviders.Reference;
using RegionalProviders.Reference.Identifiers;

namespace RegionalProviders.Notifications.Notices;

/// <summary>A notice that is about to be issued, read from a valid request.</summary>
internal sealed record NewNotice
{
    public required Guid Id { get; init; }
    public required Guid[] ConsortiumIds { get; init; }
    public required Notice Given { get; init; }
    public required Guid? OrganisationId { get; init; }
    public required Guid[] SettingIds { get; init; }
    public required Guid[] DistinctFrom { get; init; }
    public required Guid? ClosesNoticeId { get; init; }
    public required DateOnly ConcernIdentifiedOn { get; init; }
    public required DateOnly? SentToProviderOn { get; init; }
    public required DateOnly IssuedOn { get; init; }
    public required NoticeContent Content { get; init; }

    public string[] Urns =>
        [.. Given.Settings.Select(setting => setting.Urn.Trim().ToUpperInvariant())];

    /// <summary>The subjects of the notice: the whole organisation, or the settings.</summary>
    public IReadOnlyList<Guid> Subjects =>
        Given.OrganisationWide ? [OrganisationId!.Value] : SettingIds;

    /// <summary>Reads the request. Refuses consortia that the caller does not belong to, and impossible dates.</summary>
    public static NewNotice Read(
        RaiseNoticeRequest request,
        CallerScope scope,
        ServiceTransaction tx
    )
    {
        var given = request.Notice;
        return new NewNotice
        {
            Id = Guid.CreateVersion7(tx.Now),
            ConsortiumIds =
            [
                .. given.ConsortiumIds.Select(id => scope.Require(id, "notice.consortium_ids")),
            ],
            Given = given,
            OrganisationId = given.Organisation.Id.ToOptionalId("notice.organisation.id"),
            SettingIds = [.. given.Settings.Select(setting => setting.Id.ToId("notice.settings"))],
            DistinctFrom = [.. request.DistinctFrom.Select(id => id.ToId("distinct_from"))],
            ClosesNoticeId = given.ClosesNoticeId.ToOptionalId("notice.closes_notice_id"),
            ConcernIdentifiedOn = scope.PastDay(
                given.ConcernIdentifiedOn.ToDateOnly("notice.concern_identified_on"),
                "notice.concern_identified_on"
            ),
            SentToProviderOn = given.SentToProviderOn is null
                ? null
                : scope.PastDay(
                    given.SentToProviderOn.ToDateOnly("notice.sent_to_provider_on"),
                    "notice.sent_to_provider_on"
                ),
            IssuedOn = scope.Today,
            Content = new NoticeContent(
                given.Facts.Trim(),
                given.ProviderComments.Trim(),
                given.PlacementAction,
                given.Urgent || ProtocolMatterRules.IsAboutSafety(given),
                ReviewDay.Read(given.ReviewOn, "notice.review_on", scope)
            ),
        };
    }

    /// <summary>Stores the notice and returns it as its issuer will read it.</summary>
    public async Task<NoticeRow> StoreAsync(ServiceTransaction tx)
    {
        var row = AsRow(tx);
        await tx.EnqueueAsync(
            InsertStatement.Into(
                "notice",
                ("id", Argument.Of(row.Id)),
                ("consortium_ids", Argument.Of(row.ConsortiumIds)),
                ("organisation_id", Argument.Of(row.OrganisationId)),
                ("organisation_name", Argument.Of(row.OrganisationName)),
                ("company_number", Argument.Of(row.CompanyNumber)),
                ("organisation_wide", Argument.Of(row.OrganisationWide)),
                ("setting_ids", Argument.Of(row.SettingIds)),
                ("urns", Argument.Of(row.Urns)),
                ("host_authority_gss", Argument.Of(row.HostAuthorityGss)),
                ("matters", Argument.Of(row.Matters.Names())),
                ("categories", Argument.Of(row.Categories.Names())),
                ("concern_identified_on", Argument.Of(row.ConcernIdentifiedOn)),
                ("sent_to_provider_on", Argument.Of(row.SentToProviderOn)),
                ("contract_affected", Argument.Of(row.ContractAffected)),
                ("contact_role", Argument.Of(row.ContactRole)),
                ("contact", Argument.Of(row.Contact)),
                ("closes_notice_id", Argument.Of(row.ClosesNoticeId)),
                ("distinct_from", Argument.Of(DistinctFrom)),
                ("issued_at", Argument.Of(row.IssuedAt)),
                ("issued_on", Argument.Of(IssuedOn)),
                ("state", Argument.Of(row.State.ToString())),
                ("urgent", Argument.Of(row.Urgent)),
                ("review_on", Argument.Of(row.ReviewOn)),
                ("version", Argument.Of(row.Version))
            ),
            new SqlStatement(
                "insert into notifications.notice_setting (setting_id, notice_id) select s, $2 from unnest($1) s",
                [Argument.Of(row.SettingIds), Argument.Of(row.Id)]
            )
        );
        return row;
    }

    private NoticeRow AsRow(ServiceTransaction tx) =>
        new()
        {
            Id = Id,
            // The database sets the column from the principal itself.
            IssuingCouncilId = tx.Principal.CouncilId!.Value,
            ConsortiumIds = ConsortiumIds,
            State = NoticeState.Open,
            OrganisationId = OrganisationId,
            OrganisationName = Given.Organisation.Name.Trim(),
            CompanyNumber = CompanyNumber.Parse(Given.Organisation.CompanyNumber) ?? "",
            OrganisationWide = Given.OrganisationWide,
            SettingIds = SettingIds,
            Urns = Urns,
            HostAuthorityGss = CouncilDirectory.FindByGss(Given.HostAuthorityGss)?.GssCode ?? "",
            Matters = [.. Given.Matters],
            Categories = [.. Given.Categories],
            Urgent = Content.Urgent,
            ConcernIdentifiedOn = ConcernIdentifiedOn,
            SentToProviderOn = SentToProviderOn,
            IssuedAt = tx.Now,
            ReviewOn = Content.ReviewOn,
            Facts = Content.Facts,
            ProviderComments = Content.ProviderComments,
            ContractAffected = Given.ContractAffected.Trim(),
            PlacementAction = Content.PlacementAction,
            ContactRole = Given.ContactRole.Trim(),
            Contact = Given.Contact.Trim(),
            ClosesNoticeId = ClosesNoticeId,
            Version = 1,
        };
}
