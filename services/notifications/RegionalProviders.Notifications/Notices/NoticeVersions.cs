using RegionalProviders.Messaging;
using RegionalProviders.Notifications.Events;
using RegionalProviders.Notifications.V1;
using RegionalProviders.Persistence;

namespace RegionalProviders.Notifications.Notices;

/// <summary>Versions of notices: each is added to those before it, and circulated.</summary>
internal static class NoticeVersions
{
    /// <summary>Records the first version of a notice that was just stored.</summary>
    public static async Task IssueAsync(NoticeRow notice, ServiceTransaction tx)
    {
        await InsertAsync(notice.Id, notice.Version, NoticeChange.Issued, "", notice.Content, tx);
        await PublishAsync(
            new NoticeCirculated(
                notice.Id,
                notice.Version,
                NoticeChange.Issued,
                notice.Urgent,
                notice.ConsortiumIds,
                notice.IssuingCouncilId
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
        await tx.SendLaterAsync(
            new ReadStatement(
                """
                update notifications.notice
                set version = $2, state = $3, closed_by_notice_id = $4, urgent = $5, review_on = $6
                where id = $1
                """,
                [
                    Argument.Of(held.Id),
                    Argument.Of(number),
                    Argument.Of((short)version.State),
                    Argument.Of(
                        version.State == NoticeState.Open
                            ? null
                            : version.ClosedBy ?? held.ClosedByNoticeId
                    ),
                    Argument.Of(content.Urgent),
                    Argument.Of(content.ReviewOn),
                ]
            )
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

    private static Task InsertAsync(
        Guid id,
        int number,
        NoticeChange change,
        string note,
        NoticeContent content,
        ServiceTransaction tx
    ) =>
        tx.SendLaterAsync(
            new ReadStatement(
                """
                insert into notifications.notice_version (notice_id, number, change, note, facts, provider_comments,
                    placement_action, urgent, review_on, changed_at)
                values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
                """,
                [
                    Argument.Of(id),
                    Argument.Of(number),
                    Argument.Of((short)change),
                    Argument.Of(note),
                    Argument.Of(content.Facts),
                    Argument.Of(content.ProviderComments),
                    Argument.Of((short)content.PlacementAction),
                    Argument.Of(content.Urgent),
                    Argument.Of(content.ReviewOn),
                    Argument.Of(tx.Now),
                ]
            )
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
