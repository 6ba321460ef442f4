namespace RegionalProviders.Architecture.Tests;

/// <summary>
/// Tables of which SQL writes single rows. Beside these SQL writes in sets only, and never a table that a context maps.
/// </summary>
internal static class TablesWrittenBySql
{
    /// <summary>Table → why it is not written with Entity Framework.</summary>
    public static IReadOnlyDictionary<string, string> Reasons { get; } =
        new Dictionary<string, string>
        {
            ["providers.setting"] = "imports write it in sets, and settings are composed by SQL",
            ["providers.setting_source"] =
                "imports write it in sets, and settings are composed from it by SQL",
            ["providers.upload"] = "counts pieces as they arrive, each only in its place",
            ["providers.upload_chunk"] = "pieces of a megabyte",
            ["shared.access_log_hold"] = "an operator's command, run as the owner of the schema",
            ["shared.idempotency"] = "travels with the statements that begin and end a create",
            ["shared.inbox"] =
                "once for every message: the row itself decides whether the message is handled",
            ["shared.membership"] =
                "a copy kept by events; a late one must change nothing, in one statement",
            ["shared.outbox"] =
                "travels with whatever the transaction sends next; no round trip of its own",
            ["shared.schema_version"] = "the migration runner, before there is anything else",
        };

    /// <summary>Tables that wait for a decision between the two. The list only gets shorter.</summary>
    public static IReadOnlySet<string> NotYetEntities { get; } =
        new HashSet<string>
        {
            "identity.authorization_code",
            "identity.client",
            "identity.client_assertion",
            "identity.refresh_token",
            "identity.sign_in_address",
            "identity.sign_in_session",
            "identity.signing_key",
            "identity.token_grant",
            "identity.user_account",
            "notifications.event_follow_up",
            "notifications.event_work",
            "notifications.notice",
            "notifications.notice_action",
            "notifications.notice_draft",
            "notifications.notice_version",
            "notifications.placement_review",
            "notifications.position",
            "notifications.register_change",
            "notifications.register_entry",
            "notifications.regulatory_notice",
            "notifications.significant_event",
            "notifications.webhook",
            "placements.agreement",
            "placements.agreement_change",
            "placements.approval",
            "placements.cost_line",
            "placements.cost_schedule",
            "placements.council_key",
            "placements.file_upload",
            "placements.file_upload_chunk",
            "placements.late_permission",
            "placements.legal_hold",
            "placements.liberty_authorisation",
            "placements.outcome",
            "placements.oversight",
            "placements.position",
            "placements.register_entry",
            "placements.retention_decision",
            "placements.row_upload",
            "placements.submission",
            "placements.submission_row",
            "placements.submission_window",
        };
}
