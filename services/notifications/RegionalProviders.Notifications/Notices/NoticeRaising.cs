using RegionalProviders.Errors;
using RegionalProviders.Notifications.Drafts;
using RegionalProviders.Notifications.V1;
using RegionalProviders.Persistence;

namespace RegionalProviders.Notifications.Notices;

/// <summary>Raises notices, from a request or from a draft.</summary>
internal static class NoticeRaising
{
    /// <summary>Stores the notice and circulates it; drafts that it tells of are covered.</summary>
    public static async Task<Notice> RaiseAsync(NewNotice notice, ServiceTransaction tx)
    {
        await RequireRegisteredUrnsAsync(notice, tx);
        await Duplicates.RequireNoneAsync(notice, tx);
        var closed = await Pair.ReadClosedAsync(notice, tx);
        await notice.StoreAsync(tx);
        await NoticeVersions.IssueAsync(notice, tx);
        // Those who heard of the suspension must hear that it is lifted, whoever this notice itself goes to.
        if (closed is not null)
            await NoticeVersions.AddAsync(
                closed,
                new NextVersion(NoticeChange.Closed, NoticeState.Closed) { ClosedBy = notice.Id },
                tx
            );
        await DraftLinks.CoverAsync(null, notice.Id, tx);
        return (await NoticeRow.ReadAsync(tx, notice.Id)).ToProto();
    }

    private static async Task RequireRegisteredUrnsAsync(NewNotice notice, ServiceTransaction tx)
    {
        var wrong = await RegisteredUrns.WrongAsync(notice.SettingIds, notice.Urns, tx);
        if (wrong.Count > 0)
            throw Fault.Invalid([
                .. wrong.Select(place => new FieldViolation(
                    $"notice.settings[{place}].urn",
                    RegisteredUrns.Rule
                )),
            ]);
    }
}
