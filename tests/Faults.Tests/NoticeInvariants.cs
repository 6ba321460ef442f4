using RegionalProviders.Testing;
using RegionalProviders.Testing.Faults;

namespace RegionalProviders.Faults.Tests;

/// <summary>What must hold for notices and inboxes at any time, and at the end.</summary>
internal static class NoticeInvariants
{
    private const string PartialWrites = """
        with told as (
            select payload->>'noticeId' as id, (payload->>'version')::int as version, count(*) as n
            from notifications.outbox where type like '%.NoticeCirculated' group by 1, 2)
        select 'a version without its one event' from notifications.notice_version v
            left join told t on t.id = v.notice_id::text and t.version = v.number where t.n is distinct from 1
        union all select 'an event without its version' from told t where not exists (
            select from notifications.notice_version v where v.notice_id::text = t.id and v.number = t.version)
        union all select 'a notice with other versions than it counts' from notifications.notice n
            where n.version <> (select count(*) from notifications.notice_version v where v.notice_id = n.id)
        union all select 'a notice without its setting' from notifications.notice n
            where not exists (select from notifications.notice_setting s where s.notice_id = n.id)
        union all select 'an inbox with other cursors than it counts' from notifications.inbox_counter c
            where (select count(*) <> c.last or max(d.seq) <> c.last from notifications.delivery d
                where d.council_id = c.council_id)
        union all select 'a delivery without work' from notifications.delivery d where not exists (
            select from notifications.notice_work w where (w.council_id, w.notice_id) = (d.council_id, d.notice_id))
        union all select 'a request without its answer' from notifications.idempotency where response is null
        """;

    // A notice that was retracted before its issue was circulated reaches nobody; any other retraction reaches everybody.
    private static readonly string Undelivered = $"""
        select count(*) from notifications.notice_version v join notifications.notice n on n.id = v.notice_id
        where {NoticeWrites.Members} <> (
                select count(*) from notifications.delivery d where d.notice_id = n.id and d.version = v.number)
            and (n.state <> 'Retracted' or exists (select from notifications.delivery d where d.notice_id = n.id)
                and (v.number = n.version or exists (
                    select from notifications.delivery d where d.notice_id = n.id and d.version = v.number)))
        """;

    /// <summary>Asserts that no change is stored only in part.</summary>
    public static async Task NoPartialWritesAsync(FaultPlatform platform) =>
        Assert.Empty(await platform.StoredAsync<string>(PartialWrites));

    /// <summary>
    /// At the end: the notices are exactly those that were answered, every version reached every member's inbox, and every
    /// watch has received the whole inbox, once and in order. Returns the number of deliveries.
    /// </summary>
    public static async Task<int> HoldAsync(
        FaultPlatform platform,
        NoticeWrites writes,
        params Writers[] writers
    )
    {
        await Eventually.BecomesAsync(() => platform.OneAsync<int>(Undelivered), left => left == 0);
        await NoPartialWritesAsync(platform);
        Assert.Equal(
            writers
                .SelectMany(each => each.Answered)
                .Select(one => one.Answer)
                .Order(StringComparer.Ordinal),
            (await platform.StoredAsync<string>("select id::text from notifications.notice")).Order(
                StringComparer.Ordinal
            )
        );
        var inboxes = await platform.StoredAsync<int>(
            "select last::int from notifications.inbox_counter"
        );
        Assert.Equal(NoticeWrites.Members, inboxes.Count);
        var each = Assert.Single(inboxes.Distinct());
        foreach (var watch in writes.Watches)
            await watch.ReceivesAsync(each);
        return inboxes.Sum();
    }
}
