using RegionalProviders.Kernel;
using RegionalProviders.Membership;
using RegionalProviders.Notifications.V1;
using RegionalProviders.Persistence;
using RegionalProviders.Reference;

namespace RegionalProviders.Notifications.Notices;

/// <summary>A notice that is about to be issued, read from a request that keeps the rules.</summary>
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

    public short[] Matters => [.. Given.Matters.Select(matter => (short)matter)];

    public short[] Categories => [.. Given.Categories.Select(category => (short)category)];

    /// <summary>What it is about: the whole organisation, or the settings.</summary>
    public IReadOnlyList<Guid> Subjects =>
        Given.OrganisationWide ? [OrganisationId!.Value] : SettingIds;

    /// <summary>Reads the request. Refuses consortia that are not the caller's, and days that cannot be.</summary>
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
                given.Urgent || Notices.Matters.IsAboutSafety(given),
                ReviewDay.Read(given.ReviewOn, "notice.review_on", scope)
            ),
        };
    }

    /// <summary>Stores the notice, and returns it as its issuer reads it from now on.</summary>
    public async Task<NoticeRow> StoreAsync(ServiceTransaction tx)
    {
        var row = AsRow(tx);
        await tx.SendLaterAsync(
            new ReadStatement(
                """
                insert into notifications.notice (id, consortium_ids, organisation_id, organisation_name, company_number,
                    organisation_wide, setting_ids, urns, host_authority_gss, matters, categories, concern_identified_on,
                    sent_to_provider_on, contract_affected, contact_role, contact, closes_notice_id, distinct_from,
                    issued_at, issued_on, state, urgent, review_on, version)
                values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22,
                    $23, $24)
                """,
                [
                    Argument.Of(row.Id),
                    Argument.Of(row.ConsortiumIds),
                    Argument.Of(row.OrganisationId),
                    Argument.Of(row.OrganisationName),
                    Argument.Of(row.CompanyNumber),
                    Argument.Of(row.OrganisationWide),
                    Argument.Of(row.SettingIds),
                    Argument.Of(row.Urns),
                    Argument.Of(row.HostAuthorityGss),
                    Argument.Of(row.Matters),
                    Argument.Of(row.Categories),
                    Argument.Of(row.ConcernIdentifiedOn),
                    Argument.Of(row.SentToProviderOn),
                    Argument.Of(row.ContractAffected),
                    Argument.Of(row.ContactRole),
                    Argument.Of(row.Contact),
                    Argument.Of(row.ClosesNoticeId),
                    Argument.Of(DistinctFrom),
                    Argument.Of(row.IssuedAt),
                    Argument.Of(IssuedOn),
                    Argument.Of(row.State),
                    Argument.Of(row.Urgent),
                    Argument.Of(row.ReviewOn),
                    Argument.Of(row.Version),
                ]
            )
        );
        await tx.SendLaterAsync(
            new ReadStatement(
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
            // The database takes it from the principal itself.
            IssuingCouncilId = tx.Principal.CouncilId!.Value,
            ConsortiumIds = ConsortiumIds,
            State = (short)NoticeState.Open,
            OrganisationId = OrganisationId,
            OrganisationName = Given.Organisation.Name.Trim(),
            CompanyNumber = Given.Organisation.CompanyNumber,
            OrganisationWide = Given.OrganisationWide,
            SettingIds = SettingIds,
            Urns = Urns,
            HostAuthorityGss = CouncilDirectory.FindByGss(Given.HostAuthorityGss)?.GssCode ?? "",
            Matters = Matters,
            Categories = Categories,
            Urgent = Content.Urgent,
            ConcernIdentifiedOn = ConcernIdentifiedOn,
            SentToProviderOn = SentToProviderOn,
            IssuedAt = tx.Now,
            ReviewOn = Content.ReviewOn,
            Facts = Content.Facts,
            ProviderComments = Content.ProviderComments,
            ContractAffected = Given.ContractAffected.Trim(),
            PlacementAction = (short)Content.PlacementAction,
            ContactRole = Given.ContactRole.Trim(),
            Contact = Given.Contact.Trim(),
            ClosesNoticeId = ClosesNoticeId,
            Version = 1,
        };
}

/// <summary>The day of the next review.</summary>
internal static class ReviewDay
{
    /// <summary>Reads it; refuses one that has passed.</summary>
    public static DateOnly Read(Google.Type.Date? date, string field, CallerScope scope)
    {
        var day = date.ToDateOnly(field) ?? throw Fault.Invalid(field, "must be given.");
        return day >= scope.Today ? day : throw Fault.Invalid(field, "must not be in the past.");
    }
}
