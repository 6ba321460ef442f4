using RegionalProviders.Kernel;
using RegionalProviders.Notifications.Drafts;
using RegionalProviders.Notifications.V1;
using RegionalProviders.Persistence;

namespace RegionalProviders.Notifications.Notices;

/// <summary>Raises notices, from a request or from a draft.</summary>
internal static class NoticeRaising
{
    /// <summary>Stores the notice, circulates it, and marks the drafts that it covers.</summary>
    public static async Task<Notice> RaiseAsync(NewNotice notice, ServiceTransaction tx)
    {
        await ValidateAsync(notice, tx);
        var closed = await Pair.ReadClosedAsync(notice, tx);
        var row = await notice.StoreAsync(tx);
        await NoticeVersions.IssueAsync(row, tx);
        // Councils notified of the suspension must learn that it is lifted, whoever receives this notice itself.
        if (closed is not null)
            await NoticeVersions.AddAsync(
                closed,
                new NextVersion(NoticeChange.Closed, NoticeState.Closed) { ClosedBy = notice.Id },
                tx
            );
        await DraftLinks.CoverAsync(null, notice.Id, tx);
        return row.ToProto();
    }

    // Of two concurrent notices about the same subject, the second waits for the first and then sees it.
    private static async Task ValidateAsync(NewNotice notice, ServiceTransaction tx)
    {
        var wrong = new List<int>();
        var open = new List<Guid>();
        await SubjectLock.TakeAsync(notice.Subjects, tx);
        await tx.SendAsync(
            RegisteredUrns.Statement(notice.SettingIds, notice.Urns, wrong.Add),
            Duplicates.Statement(notice, open.Add)
        );
        if (wrong.Count > 0)
            throw Fault.Invalid([
                .. wrong.Select(place => new FieldViolation(
                    $"notice.settings[{place}].urn",
                    RegisteredUrns.Rule
                )),
            ]);
        Duplicates.RequireNone(open);
    }
}
