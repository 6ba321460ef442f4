using RegionalProviders.Messaging;
using RegionalProviders.Notifications.Events;
using RegionalProviders.Notifications.V1;
using RegionalProviders.Persistence;

namespace RegionalProviders.Notifications.Notices;

/// <summary>Versions of notices: each is added to those before it, and circulated.</summary>
internal static class NoticeVersions
{
    /// <summary>Records the first version of a notice that was just stored.</summary>
    public static async Task IssueAsync(NewNotice notice, ServiceTransaction tx)
    {
        await InsertAsync(notice.Id, 1, NoticeChange.Issued, "", notice.Content, tx);
        await PublishAsync(
            new NoticeCirculated(
                notice.Id,
                1,
                NoticeChange.Issued,
                notice.Content.Urgent,
                notice.ConsortiumIds,
                tx.Principal.CouncilId!.Value
            ),
            tx
        );
    }

    /// <summary>Adds a version to a notice that was read for a change, and returns the notice as it then is.</summary>
    /// <param name="held">The notice as read.</param>
    /// <param name="version">What the new version says.</param>
    /// <param name="tx">The transaction that read it.</param>
    public static async Task<NoticeRow> AddAsync(
        NoticeRow held,
        NextVersion version,
        ServiceTransaction tx
    )
    {
        var number = held.Version + 1;
        var content = version.Content ?? held.Content;
        await InsertAsync(held.Id, number, version.Change, version.Note, content, tx);
        await tx.ExecuteAsync(
            """
            update notifications.notice
            set version = @number, state = @state, closed_by_notice_id = @ClosedBy, urgent = @Urgent, review_on = @ReviewOn
            where id = @Id
            """,
            new
            {
                held.Id,
                number,
                state = (short)version.State,
                ClosedBy = version.State == NoticeState.Open
                    ? null
                    : version.ClosedBy ?? held.ClosedByNoticeId,
                content.Urgent,
                content.ReviewOn,
            }
        );
        await PublishAsync(
            new NoticeCirculated(
                held.Id,
                number,
                version.Change,
                content.Urgent,
                held.ConsortiumIds,
                held.IssuingCouncilId
            ),
            tx
        );
        return await NoticeRow.ReadAsync(tx, held.Id);
    }

    private static async Task InsertAsync(
        Guid id,
        int number,
        NoticeChange change,
        string note,
        NoticeContent content,
        ServiceTransaction tx
    ) =>
        await tx.ExecuteAsync(
            """
            insert into notifications.notice_version (notice_id, number, change, note, facts, provider_comments,
                placement_action, urgent, review_on, changed_at)
            values (@id, @number, @change, @note, @Facts, @ProviderComments, @placementAction, @Urgent, @ReviewOn, @Now)
            """,
            new
            {
                id,
                number,
                change = (short)change,
                note,
                content.Facts,
                content.ProviderComments,
                placementAction = (short)content.PlacementAction,
                content.Urgent,
                content.ReviewOn,
                tx.Now,
            }
        );

    private static Task PublishAsync(NoticeCirculated circulated, ServiceTransaction tx) =>
        tx.PublishAsync(circulated, $"notice:{circulated.NoticeId}");
}

/// <summary>A version that is to follow.</summary>
/// <param name="Change">What makes it.</param>
/// <param name="State">State of the notice from then on.</param>
internal sealed record NextVersion(NoticeChange Change, NoticeState State)
{
    /// <summary>What it says; null for what the version before says.</summary>
    public NoticeContent? Content { get; init; }

    public string Note { get; init; } = "";

    /// <summary>The notice that closes this one.</summary>
    public Guid? ClosedBy { get; init; }
}
