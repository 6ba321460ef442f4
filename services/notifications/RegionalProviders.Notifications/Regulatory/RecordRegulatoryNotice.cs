using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using RegionalProviders.Kernel;
using RegionalProviders.Membership;
using RegionalProviders.Messaging;
using RegionalProviders.Notifications.Data;
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
        CallerScope.RunIdempotentAsync(
            database,
            context.Principal(),
            request.RequestId,
            request,
            (tx, scope) =>
                RecordAsync(RegulatoryNoticeEntity.Read(request.Notice, scope, tx.Now), tx),
            context.CancellationToken
        );

    private static async Task<RecordRegulatoryNoticeResponse> RecordAsync(
        RegulatoryNoticeEntity notice,
        ServiceTransaction tx
    )
    {
        if ((await RegisteredUrns.WrongAsync([notice.SettingId], [notice.Urn], tx)).Count > 0)
            throw Fault.Invalid("notice.urn", RegisteredUrns.Rule);
        // Of two concurrent calls recording the same notice, the second sees the first.
        await SubjectLock.TakeAsync([notice.SettingId], tx);
        await tx.SendAsync();
        var db = await tx.EntitiesAsync<NotificationsDbContext>();
        var same = await FindSameAsync(notice, db, tx.CancellationToken);
        if (same is null)
        {
            await SupersedeAsync(notice, db, tx);
            db.Add(notice);
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

    private static Task<Guid?> FindSameAsync(
        RegulatoryNoticeEntity notice,
        NotificationsDbContext db,
        CancellationToken cancellationToken
    ) =>
        db
            .RegulatoryNotices.Where(other =>
                other.ConsortiumId == notice.ConsortiumId
                && other.SettingId == notice.SettingId
                && other.Type == notice.Type
                && other.DecidedOn == notice.DecidedOn
                && other.SupersededById == null
                && other.Id != notice.SupersedesId
            )
            .Select(other => (Guid?)other.Id)
            .SingleOrDefaultAsync(cancellationToken);

    private static async Task SupersedeAsync(
        RegulatoryNoticeEntity notice,
        NotificationsDbContext db,
        ServiceTransaction tx
    )
    {
        if (notice.SupersedesId is not { } id)
            return;
        var existing =
            await db
                .RegulatoryNotices.FromSql(
                    $"select * from notifications.regulatory_notice where id = {id} for update"
                )
                .SingleOrDefaultAsync(tx.CancellationToken)
            ?? throw Fault.NotFound("regulatory notice");
        existing.RequireSupersededBy(notice);
        existing.SupersedeBy(notice);
        // A corrected lifting or appeal outcome no longer ends the suspension or restriction: its correction does.
        if (RegulatoryTypes.EndsLimit(existing.Type))
            foreach (var ended in await SupersededByAsync(id, db, tx.CancellationToken))
                ended.SupersedeBy(notice);
        // Saved before the insert, because a unique index allows only one current notice of the same kind.
        await tx.SaveAsync();
    }

    private static Task<List<RegulatoryNoticeEntity>> SupersededByAsync(
        Guid id,
        NotificationsDbContext db,
        CancellationToken cancellationToken
    ) =>
        db
            .RegulatoryNotices.Where(other => other.SupersededById == id)
            .ToListAsync(cancellationToken);
}
