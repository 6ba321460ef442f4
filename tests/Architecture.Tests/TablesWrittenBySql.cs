namespace RegionalProviders.Architecture.Tests;

/// <summary>
/// Tables in which SQL writes single rows. Any other SQL writes sets only, and never a table that a context maps.
/// </summary>
internal static class TablesWrittenBySql
{
    /// <summary>For each table, why it is not written with Entity Framework.</summary>
    public static IReadOnlyDictionary<string, string> Reasons { get; } =
        new Dictionary<string, string>
        {
            ["identity.client_assertion"] =
                "once for every sign-in of a client: the row itself decides whether the assertion counts",
            ["identity.data_protection_key"] =
                "the framework reads and writes keys at start-up, synchronously",
            ["identity.known_device"] = "counted, forgotten and remembered in one statement each",
            ["identity.sign_in_address"] =
                "failures at the same moment are counted in one statement",
            ["identity.sign_in_session"] = "asked and prolonged with every page, in one statement",
            ["identity.signing_key"] =
                "made and withdrawn by commands under a lock; nobody edits a key",
            ["notifications.notice"] = "measured: a notice is raised in three round trips",
            ["notifications.notice_draft"] =
                "made, covered, lifted and escalated in sets; so what people decide is written by SQL too",
            ["notifications.register_change"] = "what an event said of the register, once",
            ["notifications.webhook_progress"] =
                "claimed with skip locked and written several times a delivery",
            ["notifications.webhook_target"] = "checked and recorded under a lock of the council",
            ["placements.council_key"] = "made once a council, whoever needs it first",
            ["placements.file_upload"] = "counts pieces as they arrive, each only in its place",
            ["placements.file_upload_chunk"] = "pieces of a megabyte",
            ["placements.regional_publication"] =
                "written once, together with its figures, which are a set",
            ["placements.regional_publication_request"] =
                "claimed with skip locked; progress is written every second",
            ["placements.late_permission"] =
                "given again, it replaces the one before in one statement",
            ["placements.position"] = "counted anew in one statement, under its own lock",
            ["placements.row_upload"] = "measured: stored with each batch of rows",
            ["placements.submission"] =
                "measured: counts of rows and findings are stored with each batch of rows",
            ["placements.submission_row"] = "measured: rows of returns by the thousand",
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
            ["shared.position"] =
                "a copy kept by events; a late one must change nothing, in one statement",
            ["shared.register_entry"] =
                "a copy kept by events; a late one must change nothing, in one statement",
            ["shared.outbox"] =
                "travels with whatever the transaction sends next; no round trip of its own",
            ["shared.schema_version"] = "the migration runner, before there is anything else",
        };
}
