using RegionalProviders.Messaging;
using RegionalProviders.Notifications.Data;
using RegionalProviders.Notifications.Events;
using RegionalProviders.Notifications.V1;
using RegionalProviders.Persistence;

namespace RegionalProviders.Notifications.Notices;

/// <summary>Versions of notices: each new one is appended and circulated.</summary>
internal static class NoticeVersions
{
    /// <summary>Records the first version of a notice that has just been stored.</summary>
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

    /// <summary>Adds a version to a notice that was locked for a change, and returns the updated notice.</summary>
    /// <param name="existing">The notice as read.</param>
    /// <param name="version">The new version.</param>
    /// <param name="tx">The transaction that read it.</param>
    public static async Task<NoticeRow> AddAsync(
        NoticeRow existing,
        NextVersion version,
        ServiceTransaction tx
    )
    {
        var number = existing.Version + 1;
        var content = version.Content ?? existing.Content;
        await InsertAsync(existing.Id, number, version.Change, version.Note, content, tx);
        await tx.EnqueueAsync(
            new SqlStatement(
                """
                update notifications.notice
                set version = $2, state = $3, closed_by_notice_id = $4, urgent = $5, review_on = $6
                where id = $1
                """,
                [
                    Argument.Of(existing.Id),
                    Argument.Of(number),
                    Argument.Of(version.State.ToString()),
                    Argument.Of(
                        version.State == NoticeState.Open
                            ? null
                            : version.ClosedBy ?? existing.ClosedByNoticeId
                    ),
                    Argument.Of(content.Urgent),
                    Argument.Of(content.ReviewOn),
                ]
            )
        );
        await PublishAsync(
            new NoticeCirculated(
                existing.Id,
                number,
                version.Change,
                content.Urgent,
                existing.ConsortiumIds,
                existing.IssuingCouncilId
            ),
            tx
        );
        return await NoticeRow.ReadAsync(tx, existing.Id);
    }

    private static Task InsertAsync(
        Guid id,
        int number,
        NoticeChange change,
        string note,
        NoticeContent content,
        ServiceTransaction tx
    ) =>
        tx.EnqueueAsync(
            InsertStatement.Into(
                "notice_version",
                ("notice_id", Argument.Of(id)),
                ("number", Argument.Of(number)),
                ("change", Argument.Of(change.ToString())),
                ("note", Argument.Of(note)),
                ("facts", Argument.Of(content.Facts)),
                ("provider_comments", Argument.Of(content.ProviderComments)),
                ("placement_action", Argument.Of(content.PlacementAction.ToString())),
                ("urgent", Argument.Of(content.Urgent)),
                ("review_on", Argument.Of(content.ReviewOn)),
                ("changed_at", Argument.Of(tx.Now))
            )
        );

    private static Task PublishAsync(NoticeCirculated circulated, ServiceTransaction tx) =>
        tx.PublishAsync(circulated, $"notice:{circulated.NoticeId}");
}

/// <summary>The next version of a notice.</summary>
/// <param name="Change">The change that creates the version.</param>
/// <param name="State">State of the notice from this version on.</param>
internal sealed record NextVersion(NoticeChange Change, NoticeState State)
{
    /// <summary>Content of the version; null to keep that of the previous one.</summary>
    public NoticeContent? Content { get; init; }

    public string Note { get; init; } = "";

    /// <summary>The notice that closes this one.</summary>
    public Guid? ClosedBy { get; init; }
}
