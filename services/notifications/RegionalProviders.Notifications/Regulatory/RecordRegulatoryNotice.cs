using Grpc.Core;
using RegionalProviders.Kernel;
using RegionalProviders.Membership;
using RegionalProviders.Messaging;
using RegionalProviders.Notifications.Events;
using RegionalProviders.Notifications.Notices;
using RegionalProviders.Notifications.V1;
using RegionalProviders.Persistence;

namespace RegionalProviders.Notifications.Regulatory;

internal sealed partial class RegulatoryNoticeGrpcService
{
    /// <inheritdoc/>
    public override Task<RecordRegulatoryNoticeResponse> RecordRegulatoryNotice(
        RecordRegulatoryNoticeRequest request,
        ServerCallContext context
    ) =>
        database.InTransactionAsync(
            context.Principal(),
            async tx =>
            {
                var scope = await CallerScope.ReadAsync(tx);
                scope.RequireAny();
                var notice = NewRegulatoryNotice.Read(request.Notice, scope, tx);
                return await tx.OnceAsync(
                    request.RequestId,
                    request,
                    () => RecordAsync(notice, tx)
                );
            },
            context.CancellationToken
        );

    private static async Task<RecordRegulatoryNoticeResponse> RecordAsync(
        NewRegulatoryNotice notice,
        ServiceTransaction tx
    )
    {
        if ((await RegisteredUrns.WrongAsync([notice.SettingId], [notice.Urn], tx)).Count > 0)
            throw Fault.Invalid("notice.urn", RegisteredUrns.Rule);
        // Two who record the same at the same moment: the second sees the first.
        await SubjectLock.TakeAsync([notice.SettingId], tx);
        var same = await tx.QuerySingleOrDefaultAsync<Guid?>(
            """
            select id from notifications.regulatory_notice
            where consortium_id = @ConsortiumId and setting_id = @SettingId and type = @type and decided_on = @DecidedOn
                and superseded_by_id is null and id is distinct from @SupersedesId
            """,
            new
            {
                notice.ConsortiumId,
                notice.SettingId,
                type = (short)notice.Type,
                notice.DecidedOn,
                notice.SupersedesId,
            }
        );
        if (same is null)
        {
            await SupersedeAsync(notice, tx);
            await notice.StoreAsync(tx);
            await tx.PublishAsync(
                new RegulatoryNoticeRecorded(notice.Id, notice.Type, notice.SettingId),
                $"setting:{notice.SettingId}"
            );
        }
        return new RecordRegulatoryNoticeResponse
        {
            Notice = (await RegulatoryNoticeRow.ReadAsync(tx, same ?? notice.Id)).ToProto(),
            AlreadyRecorded = same is not null,
        };
    }

    private static async Task SupersedeAsync(NewRegulatoryNotice notice, ServiceTransaction tx)
    {
        if (notice.SupersedesId is not { } id)
            return;
        await tx.ExecuteAsync(
            "select from notifications.regulatory_notice where id = @id for update",
            new { id }
        );
        var held = await RegulatoryNoticeRow.ReadAsync(tx, id);
        if (held.ConsortiumId != notice.ConsortiumId || held.SettingId != notice.SettingId)
            throw Fault.StateConflict(
                "supersedes_id: that notice is about another setting, or of another consortium."
            );
        if (held.SupersededById is not null)
            throw Fault.StateConflict(
                "supersedes_id: another notice has taken the place of that one. Read it, and name the last."
            );
        if (!RegulatoryTypes.CanSupersede(notice.Type, (RegulatoryNoticeType)held.Type))
            throw Fault.StateConflict(
                "supersedes_id: a notice of this type cannot take the place of that one. A limit is extended by its own kind, and lifted; what was recorded wrongly is corrected by the same type."
            );
        // What ended a limit and is corrected ends it no more: the correction does.
        await tx.ExecuteAsync(
            """
            update notifications.regulatory_notice set superseded_by_id = @by
            where id = @id or superseded_by_id = @id and @ended
            """,
            new
            {
                id,
                by = notice.Id,
                ended = (RegulatoryNoticeType)held.Type
                    is RegulatoryNoticeType.Lifted
                        or RegulatoryNoticeType.AppealOutcome,
            }
        );
    }
}
