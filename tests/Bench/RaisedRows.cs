using RegionalProviders.Kernel;

namespace RegionalProviders.Bench;

/// <summary>
/// The rows of a notice as <c>RaiseNotice</c> writes them, in one batch and one transaction: the request, the notice, its
/// setting, its first version, its event, and the response. The event is a real one and is circulated like any other.
/// </summary>
internal static class RaisedRows
{
    internal const double Aim = 0.40;

    internal static Task<Figures> RunAsync(
        PgBench database,
        Principal principal,
        WarnedRegion region,
        int seconds
    )
    {
        var request = region.NewNotice().Notice;
        var consortium = request.ConsortiumIds[0];
        return database.RunAsync(
            Workload.SettingsOf(principal),
            """
            \set a random(1, 9000000000000000000)
            \set b random(1, 9000000000000000000)
            """,
            $$"""
            insert into notifications.idempotency (method, request_id, request_hash, created_at)
            values ('bench', md5(:a::text)::uuid, sha256('bench'), now()) on conflict do nothing;
            insert into notifications.notice (id, consortium_ids, organisation_id, organisation_name, company_number,
                organisation_wide, setting_ids, urns, host_authority_gss, matters, categories, concern_identified_on,
                sent_to_provider_on, contract_affected, contact_role, contact, closes_notice_id, distinct_from, issued_at,
                issued_on, state, urgent, review_on, version)
            values (md5(:b::text)::uuid, array['{{consortium}}'::uuid], md5(:a::text)::uuid, '{{request.Organisation.Name}}', '',
                false, array[md5(:a::text)::uuid], '{""}', '{{request.HostAuthorityGss}}', '{}', '{Quality}', current_date - 2,
                null, '', '{{request.ContactRole}}', '{{request.Contact}}', null, '{}', now(),
                current_date, 'Open', false, current_date + 28, 1);
            insert into notifications.notice_setting (setting_id, notice_id) values (md5(:a::text)::uuid, md5(:b::text)::uuid);
            insert into notifications.notice_version (notice_id, number, change, note, facts, provider_comments,
                placement_action, urgent, review_on, changed_at)
            values (md5(:b::text)::uuid, 1, 'Issued', '', '{{request.Facts}}', '', 'UnderReview', false, current_date + 28, now());
            insert into notifications.outbox (message_id, aggregate, type, payload, traceparent, created_at)
            values (gen_random_uuid(), 'notice:' || md5(:b::text)::uuid, 'RegionalProviders.Notifications.Events.NoticeCirculated',
                jsonb_build_object('noticeId', md5(:b::text)::uuid, 'version', 1, 'change', 'Issued', 'urgent', false,
                    'consortiumIds', array['{{consortium}}'], 'issuingCouncilId', '{{principal.CouncilId}}'), null, now());
            update notifications.idempotency set response = convert_to(repeat('x', 600), 'UTF8')
            where method = 'bench' and request_id = md5(:a::text)::uuid;
            """,
            seconds
        );
    }
}
