using RegionalProviders.Testing;
using RegionalProviders.Testing.Faults;

namespace RegionalProviders.Faults.Tests;

/// <summary>What must hold for the stored rows at any time, and at the end.</summary>
internal static class RegisterInvariants
{
    private const string PartialWrites = """
        with told as (
            select payload->>'settingId' as id, count(*) as n from providers.outbox
            where payload->'fields' @> '["setting"]' group by 1),
        registered as (
            select payload->>'importId' as id, count(*) as n from providers.outbox
            where type like '%.ProviderRegistered' group by 1),
        founded as (
            select payload->>'consortiumId' as id, count(*) as n from identity.outbox
            where type like '%.ConsortiumCreated' group by 1),
        joined as (
            select payload->>'membershipId' as id, max((payload->>'to')::date) as valid_to from identity.outbox
            where type like '%.ConsortiumMembershipChanged' group by 1)
        select 'a setting without its one event' from providers.setting s
            left join told t on t.id = s.id::text where s.registration_id is null and t.n is distinct from 1
        union all select 'an event without its setting' from told t
            where not exists (select from providers.setting s where s.id::text = t.id)
        union all select 'a setting without history' from providers.setting s
            where registration_id is null and not exists (select from providers.history h where h.setting_id = s.id)
        union all select 'a setting without values' from providers.setting s
            where not exists (select from providers.setting_source v where v.setting_id = s.id)
        union all select 'an import without upload' from providers.import i
            where not exists (select from providers.upload u where u.import_id = i.id)
        union all select 'an imported upload that keeps its bytes' from providers.upload u
            where import_id is not null and exists (select from providers.upload_chunk c where c.upload_id = u.id)
        union all select 'an upload with other bytes than it counts' from providers.upload u
            where import_id is null and received_bytes <>
                (select coalesce(sum(length(content)), 0) from providers.upload_chunk c where c.upload_id = u.id)
        union all select format('an import of a part: %s rows, %s created, %s rejected, %s events', i.rows_read, i.rows_created, i.rows_rejected, r.n) from providers.import i
            left join registered r on r.id = i.id::text where r.n is distinct from i.rows_read
        union all select 'a consortium without its one event' from identity.consortium c
            left join founded f on f.id = c.id::text where f.n is distinct from 1
        union all select 'a membership that events tell otherwise' from identity.membership m
            left join joined j on j.id = m.id::text where j.id is null or j.valid_to is distinct from m.valid_to
        union all select 'a request without its answer' from providers.idempotency where response is null
        union all select 'a request without its answer' from identity.idempotency where response is null
        """;

    private const string Memberships = """
        with here as (select id, consortium_id, council_id, valid_from, valid_to from identity.membership),
            there as (select id, consortium_id, council_id, from_on, to_on from providers.membership)
        select (select count(*) from (table here except table there) a)
            + (select count(*) from (table there except table here) b)
        """;

    /// <summary>
    /// Asserts that no change is stored only in part: every change has all its rows and its event, every event its change.
    /// </summary>
    public static async Task NoPartialWritesAsync(FaultPlatform platform) =>
        Assert.Empty(await platform.StoredAsync<string>(PartialWrites));

    /// <summary>
    /// At the end: nothing is stored only in part, the register has exactly the memberships of the identity service, and
    /// exactly what was answered is stored, neither lost nor duplicated.
    /// </summary>
    public static async Task HoldAsync(FaultPlatform platform, params Writers[] writers)
    {
        await NoPartialWritesAsync(platform);
        await Eventually.BecomesAsync(
            () => platform.OneAsync<int>(Memberships),
            wrong => wrong == 0
        );
        var answers = writers
            .SelectMany(each => each.Answered)
            .DistinctBy(one => one.Answer)
            .ToLookup(one => one.Write.Kind, one => one.Answer, StringComparer.Ordinal);
        Assert.Equal(
            answers[nameof(RegisterWrites.CreateSetting)]
                .Concat(answers[nameof(RegisterWrites.AmendSetting)])
                .Order(StringComparer.Ordinal),
            await IdsAsync("providers.setting where registration_id is null")
        );
        Assert.Equal(
            answers[nameof(RegisterWrites.ImportList)].Order(StringComparer.Ordinal),
            await IdsAsync("providers.import")
        );
        Assert.Equal(
            answers[nameof(RegisterWrites.ChangeConsortium)].Order(StringComparer.Ordinal),
            await IdsAsync("identity.consortium where name like 'Consortium %'")
        );

        async Task<IEnumerable<string>> IdsAsync(string rows) =>
            (await platform.StoredAsync<string>($"select id::text from {rows}")).Order(
                StringComparer.Ordinal
            );
    }
}
