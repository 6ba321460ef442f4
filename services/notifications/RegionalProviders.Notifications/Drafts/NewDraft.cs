using RegionalProviders.Deadlines;
using RegionalProviders.Notifications.Data;
using RegionalProviders.Notifications.Notices;
using RegionalProviders.Notifications.V1;
using RegionalProviders.Persistence;
using RegionalProviders.Providers.V1;
using RegionalProviders.RegisterCopy;

namespace RegionalProviders.Notifications.Drafts;

/// <summary>A draft that is about to be created.</summary>
internal sealed record NewDraft
{
    public required DraftCause Cause { get; init; }
    public required Regulator Regulator { get; init; }
    public required string Urn { get; init; }
    public required Guid SettingId { get; init; }

    /// <summary>The host authority in the register.</summary>
    public required Guid? HostAuthorityId { get; init; }

    /// <summary>The import that reported the change; for a regulatory notice, its id.</summary>
    public required Guid ImportId { get; init; }
    public Guid? RegulatoryNoticeId { get; init; }
    public JudgementScale Scale { get; init; }
    public string OldValue { get; init; } = "";
    public string NewValue { get; init; } = "";
    public DateOnly? InspectedOn { get; init; }
    public DateOnly? PublishedOn { get; init; }
    public RegistrationStatus Status { get; init; }
    public DateOnly? EffectiveOn { get; init; }

    /// <summary>
    /// Creates the draft, unless one with the same cause is waiting. If an open notice already reports the same, the
    /// draft is covered from the start; if no member is responsible for issuing it, coordinators see it immediately.
    /// </summary>
    public async Task StoreAsync(DeadlineService deadlines, ServiceTransaction tx)
    {
        await LockAsync(tx);
        if (
            RegulatoryNoticeId is null
            && await RegulatoryDrafts.LinkDraftOfStatusAsync(
                SettingId,
                Cause,
                EffectiveOn,
                ImportId,
                tx
            )
        )
            return;
        var id = Guid.CreateVersion7(tx.Now);
        var host =
            await RegisteredHost.FindAsync(Regulator, Urn, tx)
            ?? HostCouncil.On(LondonTime.DateOf(tx.Now), HostAuthorityId);
        if (await InsertAsync(id, host, deadlines, tx) == 0)
            return;
        await DraftLinks.CoverAsync(id, null, tx);
        await DraftEscalation.RunAsync(id, tx);
    }

    /// <summary>
    /// Locks all settings of the registration and its owner, so that a notice being raised or retracted at the same
    /// time is either visible after this call or itself sees the draft, whichever of the settings it names.
    /// </summary>
    public async Task LockAsync(ServiceTransaction tx)
    {
        var subjects = await tx.QueryAsync<Guid>(
            """
            select unnest(notifications.with_premises(array[@SettingId]))
            union
            select organisation_id from notifications.register_entry
            where urn = @Urn and regulator = @regulator and organisation_id is not null
            """,
            new
            {
                SettingId,
                Urn,
                regulator = Regulator.ToString(),
            }
        );
        await SubjectLock.TakeAsync(subjects, tx);
    }

    private Task<int> InsertAsync(
        Guid id,
        Guid? host,
        DeadlineService deadlines,
        ServiceTransaction tx
    ) =>
        tx.ExecuteAsync(
            """
            insert into notifications.notice_draft (id, cause, regulator, urn, setting_id, host_council_id, scale,
                old_value, new_value, inspected_on, published_on, status, effective_on, import_id, regulatory_notice_id,
                matters, categories, created_at, due_at, state, version)
            values (@id, @cause, @regulator, @Urn, @SettingId, @host, @scale, @OldValue, @NewValue, @InspectedOn,
                @PublishedOn, @status, @EffectiveOn, @ImportId, @RegulatoryNoticeId, @matters, @categories, @Now, @due, 'Waiting', 1)
            on conflict do nothing
            """,
            new
            {
                id,
                cause = Cause.ToString(),
                regulator = Regulator.ToString(),
                Urn,
                SettingId,
                host,
                scale = Scale.ToString(),
                OldValue,
                NewValue,
                InspectedOn,
                PublishedOn,
                status = Status.ToString(),
                EffectiveOn,
                ImportId,
                RegulatoryNoticeId,
                matters = DraftCauses.MattersOf(Cause, Regulator).Names(),
                categories = DraftCauses.CategoriesOf(Cause).Names(),
                tx.Now,
                due = deadlines.DueAt(Clock.RaiseNoticeAfterInadequate, tx.Now),
            }
        );
}
