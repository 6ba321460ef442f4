namespace Isolation.Tests;

/// <summary>To which list each table belongs.</summary>
public sealed partial class TableTests
{
    /// <summary>
    /// Tables whose rows have an owner: the condition that selects the rows of Bristol, its consortium or its clients.
    /// </summary>
    private static readonly Dictionary<string, string> Owned = new()
    {
        ["identity.access_log"] = "tenant = 'council:' || @council",
        ["identity.access_log_chain"] = "tenant = 'operator'",
        ["identity.access_log_head"] = "tenant = 'operator'",
        ["identity.client"] = "council_id = @council::uuid",
        ["identity.client_assertion"] = "true",
        ["identity.consortium"] = "id = @consortium::uuid",
        ["identity.council_setup"] = "council_id = @council::uuid",
        ["identity.data_protection_key"] = "true",
        ["identity.idempotency"] = "true",
        ["identity.inbox"] = "true",
        ["identity.known_device"] = "true",
        ["identity.membership"] = "council_id = @council::uuid",
        ["identity.outbox"] = "true",
        ["identity.sign_in_address"] = "true",
        ["identity.sign_in_session"] = "true",
        ["identity.signing_key"] = "true",
        ["identity.token"] = "true",
        ["identity.token_grant"] = "true",
        ["identity.token_issuer"] = "council_id = @council::uuid",
        ["identity.user_account"] = "council_id = @council::uuid",
        ["identity.user_passkey"] =
            "user_id in (select id from identity.user_account where council_id = @council::uuid)",
        ["notifications.access_log"] = "tenant = 'operator'",
        ["notifications.access_log_chain"] = "true",
        ["notifications.access_log_head"] = "true",
        ["notifications.delivery"] = "council_id = @council::uuid",
        ["notifications.draft_first_sight"] = "council_id = @council::uuid",
        ["notifications.event_follow_up"] = "council_id = @council::uuid",
        ["notifications.event_work"] = "council_id = @council::uuid",
        ["notifications.idempotency"] = "true",
        ["notifications.inbox"] = "true",
        ["notifications.inbox_counter"] = "council_id = @council::uuid",
        ["notifications.membership"] = "council_id = @council::uuid",
        ["notifications.notice"] = "issuing_council_id = @council::uuid",
        ["notifications.notice_action"] = "council_id = @council::uuid",
        ["notifications.notice_draft"] = "host_council_id = @council::uuid",
        ["notifications.notice_setting"] = "true",
        ["notifications.notice_version"] = "true",
        ["notifications.notice_work"] = "council_id = @council::uuid",
        ["notifications.outbox"] = "true",
        ["notifications.placement_review"] = "council_id = @council::uuid",
        ["notifications.position"] = "council_id = @council::uuid",
        ["notifications.register_change"] = "true",
        ["notifications.regulatory_notice"] = "consortium_id = @consortium::uuid",
        ["notifications.significant_event"] = "reporting_council_id = @council::uuid",
        ["notifications.webhook"] = "council_id = @council::uuid",
        ["notifications.webhook_progress"] = "council_id = @council::uuid",
        ["notifications.webhook_target"] = "council_id = @council::uuid",
        ["placements.access_log"] = "tenant = 'operator'",
        ["placements.access_log_chain"] = "true",
        ["placements.access_log_head"] = "true",
        ["placements.agreement"] = "tenant_id = @council::uuid",
        ["placements.agreement_change"] = "tenant_id = @council::uuid",
        ["placements.approval"] = "tenant_id = @council::uuid",
        ["placements.cost_line"] = "tenant_id = @council::uuid",
        ["placements.cost_schedule"] = "tenant_id = @council::uuid",
        ["placements.council_key"] = "tenant_id = @council::uuid",
        ["placements.file_upload"] = "council_id = @council::uuid",
        ["placements.file_upload_chunk"] = "council_id = @council::uuid",
        ["placements.idempotency"] = "true",
        ["placements.inbox"] = "true",
        ["placements.late_permission"] = "council_id = @council::uuid",
        ["placements.legal_hold"] = "tenant_id = @council::uuid",
        ["placements.liberty_authorisation"] = "tenant_id = @council::uuid",
        ["placements.membership"] = "council_id = @council::uuid",
        ["placements.outbox"] = "true",
        ["placements.outcome"] = "tenant_id = @council::uuid",
        ["placements.oversight"] = "tenant_id = @council::uuid",
        ["placements.position"] = "tenant_id = @council::uuid",
        ["placements.position_due"] = "tenant_id = @council::uuid",
        ["placements.regional_figure"] = "consortium_id = @consortium::uuid",
        ["placements.regional_publication"] = "consortium_id = @consortium::uuid",
        ["placements.regional_publication_request"] = "consortium_id = @consortium::uuid",
        ["placements.retention_decision"] = "tenant_id = @council::uuid",
        ["placements.row_upload"] = "council_id = @council::uuid",
        ["placements.submission"] = "council_id = @council::uuid",
        ["placements.submission_finding"] = "council_id = @council::uuid",
        ["placements.submission_row"] = "council_id = @council::uuid",
        ["placements.submission_window"] = "consortium_id = @consortium::uuid",
        ["providers.access_log"] = "tenant = 'operator'",
        ["providers.access_log_chain"] = "true",
        ["providers.access_log_head"] = "true",
        ["providers.compliance_policy"] = "consortium_id = @consortium::uuid",
        ["providers.document"] = "consortium_id = @consortium::uuid",
        ["providers.idempotency"] = "true",
        ["providers.inbox"] = "true",
        ["providers.membership"] = "council_id = @council::uuid",
        ["providers.outbox"] = "true",
        ["providers.planning_lead"] = "consortium_id = @consortium::uuid",
        ["providers.property_check"] = "consortium_id = @consortium::uuid",
        ["providers.upload"] = "true",
        ["providers.upload_chunk"] = "true",
    };

    /// <summary>Tables of which all councils of any consortium read the same rows, with the reason.</summary>
    private static readonly Dictionary<string, string> SharedByAll = new()
    {
        ["identity.council"] = "published facts about councils",
        ["identity.council_code"] = "published facts about councils",
        ["identity.council_name"] = "published facts about councils",
        ["identity.council_successor"] = "published facts about councils",
        ["identity.access_log_hold"] = "written by the owner alone; AppRoleTests of the access log",
        ["identity.access_log_removal"] =
            "written by the owner alone; AppRoleTests of the access log",
        ["notifications.access_log_hold"] =
            "written by the owner alone; AppRoleTests of the access log",
        ["notifications.access_log_removal"] =
            "written by the owner alone; AppRoleTests of the access log",
        ["notifications.register_entry"] = "the register: shared reference",
        ["notifications.register_premises"] = "the register: shared reference",
        ["placements.access_log_hold"] =
            "written by the owner alone; AppRoleTests of the access log",
        ["placements.access_log_removal"] =
            "written by the owner alone; AppRoleTests of the access log",
        ["providers.access_log_hold"] =
            "written by the owner alone; AppRoleTests of the access log",
        ["providers.access_log_removal"] =
            "written by the owner alone; AppRoleTests of the access log",
        ["placements.register_entry"] = "the register: shared reference",
        ["placements.register_premises"] = "the register: shared reference",
        ["providers.authority"] = "published facts about councils",
        ["providers.organisation"] = "the register: shared reference",
        ["providers.registration"] = "the register: shared reference",
        ["providers.setting"] = "the register: shared reference",
        ["providers.setting_source"] = "the register: shared reference",
        ["providers.inspection"] = "the register: shared reference",
        ["providers.current_judgement"] = "the register: shared reference",
        ["providers.registration_record"] = "when registrations were published, no more",
        ["providers.ownership"] = "the register: shared reference",
        ["providers.history"] = "the register: shared reference",
        ["providers.import"] = "reports of regulators' lists: shared reference",
        ["providers.import_problem"] = "reports of regulators' lists: shared reference",
        ["providers.judgement_change"] = "reports of regulators' lists: shared reference",
    };

    // Any principal may write into these tables, and only the platform reads what was written.
    private static readonly string[] WrittenByAll =
    [
        "identity.outbox",
        "notifications.outbox",
        "placements.outbox",
        "providers.outbox",
    ];
}
