using Dapper;
using Npgsql;
using RegionalProviders.Testing;

namespace Isolation.Tests;

/// <summary>
/// One of everything: the shared data of the register, and the private data of Bristol and its consortium, whose texts
/// contain <see cref="Mark"/>.
/// </summary>
internal sealed partial record World
{
    /// <summary>Occurs in every text that outsiders must not see.</summary>
    internal const string Mark = "KEEP-THIS-PRIVATE";

    private static readonly Lazy<Task<World>> Shared = new(CreateAsync);

    internal required TestPlatform Platform { get; init; }
    internal required Callers Callers { get; init; }
    internal required RawCalls Calls { get; init; }

    // Shared with everybody who reads the register.
    internal string Setting { get; init; } = Guid.CreateVersion7().ToString();
    internal string Registration { get; init; } = Guid.CreateVersion7().ToString();
    internal string Organisation { get; init; } = Guid.CreateVersion7().ToString();
    internal string Import { get; init; } = Guid.CreateVersion7().ToString();
    internal string Urn { get; init; } = $"SC{Guid.NewGuid():N}"[..12].ToUpperInvariant();
    internal string Council { get; init; } = "";

    // Private to Bristol and its consortium.
    internal string Consortium { get; init; } = Guid.NewGuid().ToString();
    internal string Membership { get; init; } = Guid.NewGuid().ToString();
    internal string Document { get; init; } = Guid.NewGuid().ToString();
    internal string Lead { get; init; } = Guid.NewGuid().ToString();
    internal string Check { get; init; } = Guid.NewGuid().ToString();
    internal string Client { get; init; } = Guid.NewGuid().ToString();
    internal string ClientToRotate { get; init; } = Guid.NewGuid().ToString();
    internal string ClientToDisable { get; init; } = Guid.NewGuid().ToString();
    internal string Domain { get; init; } = $"d{Guid.NewGuid():N}.example";
    internal string Issuer { get; init; } = Guid.NewGuid().ToString();
    internal string User { get; init; } = Guid.NewGuid().ToString();
    internal string Upload { get; init; } = Guid.NewGuid().ToString();
    internal string Window { get; init; } = Guid.NewGuid().ToString();
    internal string Draft { get; init; } = Guid.NewGuid().ToString();
    internal string Submitted { get; init; } = Guid.NewGuid().ToString();
    internal string FileUpload { get; init; } = Guid.NewGuid().ToString();
    internal string PublishedWindow { get; init; } = Guid.NewGuid().ToString();
    internal string OldReturn { get; init; } = Guid.NewGuid().ToString();
    internal string Hold { get; init; } = Guid.NewGuid().ToString();
    internal string Agreement { get; init; } = Guid.NewGuid().ToString();
    internal string EndedLine { get; init; } = Guid.NewGuid().ToString();
    internal string Authorisation { get; init; } = Guid.NewGuid().ToString();
    internal string Notice { get; init; } = Guid.NewGuid().ToString();
    internal string NoticeDraft { get; init; } = Guid.NewGuid().ToString();
    internal string RegulatoryNotice { get; init; } = Guid.NewGuid().ToString();
    internal string NoticeSetting { get; init; } = Guid.NewGuid().ToString();
    internal string Event { get; init; } = Guid.NewGuid().ToString();
    internal string Webhook { get; init; } = Guid.NewGuid().ToString();

    /// <summary>For the tests of one collection, which run one after another and do not alter its data.</summary>
    internal static Task<World> SharedAsync() => Shared.Value;

    /// <summary>For the same requests with ids that do not exist.</summary>
    internal World Absent() =>
        new()
        {
            Platform = Platform,
            Callers = Callers,
            Calls = Calls,
            Setting = Setting,
            Registration = Registration,
            Organisation = Organisation,
            Import = Import,
            Urn = Urn,
            Council = Council,
        };

    /// <summary>Strings that must not be disclosed to a caller.</summary>
    internal IReadOnlyList<string> SecretsFrom(string caller) =>
        caller switch
        {
            // The operator manages councils' clients and consortia, but must not see their data.
            "operator" =>
            [
                Mark,
                Document,
                Lead,
                Check,
                User,
                Upload,
                Agreement,
                EndedLine,
                Authorisation,
                Window,
                Draft,
                Notice,
                NoticeDraft,
                RegulatoryNotice,
                NoticeSetting,
                Event,
                Webhook,
            ],
            "other council" or "other coordinator" => Own,
            _ => [.. Own, Setting, Registration, Organisation, Urn, Import],
        };

    /// <summary>A hash over everything that outsiders must not change.</summary>
    internal async Task<string> StateAsync()
    {
        await using var connection = new NpgsqlConnection(Platform.SuperuserConnectionString);
        return await connection.QuerySingleAsync<string>(
            """
            select md5(string_agg(line, '|' order by line)) from (
                select d::text as line from providers.document d where consortium_id = @consortium
                union all select l::text from providers.planning_lead l where consortium_id = @consortium
                union all select c::text from providers.property_check c where consortium_id = @consortium
                union all select p::text from providers.compliance_policy p where consortium_id = @consortium
                union all select u::text from providers.upload u where id = @upload
                union all select a::text from placements.agreement a where tenant_id = @council
                union all select s::text from placements.cost_schedule s where tenant_id = @council
                union all select l::text from placements.cost_line l where tenant_id = @council
                union all select a::text from placements.approval a where tenant_id = @council
                union all select o::text from placements.oversight o where tenant_id = @council
                union all select c::text from placements.agreement_change c where tenant_id = @council
                union all select l::text from placements.liberty_authorisation l where tenant_id = @council
                union all select h::text from placements.legal_hold h where tenant_id = @council
                union all select d::text from placements.retention_decision d where tenant_id = @council
                union all select p::text from placements.position p where tenant_id = @council
                union all select w::text from placements.submission_window w where consortium_id = @consortium
                union all select s::text from placements.submission s where council_id = @council
                union all select r::text from placements.submission_row r where council_id = @council
                union all select f::text from placements.submission_finding f where council_id = @council
                union all select u::text from placements.file_upload u where council_id = @council
                union all select l::text from placements.late_permission l where council_id = @council
                union all select p::text from placements.regional_publication p where consortium_id = @consortium
                union all select q::text from placements.regional_publication_request q where consortium_id = @consortium
                union all select f::text from placements.regional_figure f where consortium_id = @consortium
                union all select n::text from notifications.notice n where id = @notice
                union all select v::text from notifications.notice_version v where notice_id = @notice
                union all select d::text from notifications.delivery d where notice_id = @notice
                union all select w::text from notifications.notice_work w where notice_id = @notice
                union all select a::text from notifications.notice_action a where notice_id = @notice
                union all select e::text from notifications.significant_event e where id = @happened
                union all select w::text from notifications.event_work w where event_id = @happened
                union all select f::text from notifications.event_follow_up f where event_id = @happened
                union all select concat(h.id, h.label, h.url, h.state, h.version, h.secret) from notifications.webhook h
                    where council_id = @council
                union all select d::text from notifications.notice_draft d where id = @draft
                union all select s::text from notifications.draft_first_sight s where draft_id = @draft
                union all select n::text from notifications.regulatory_notice n where id = @regulatory
                union all select r::text from notifications.placement_review r where regulatory_notice_id = @regulatory
                union all select m::text from identity.membership m where council_id = @council
                union all select c::text from identity.client c where council_id = @council
                union all select s::text from identity.council_setup s where council_id = @council
                union all select u::text from identity.user_account u where council_id = @council
                union all select d::text from identity.council_domain d where council_id = @council
                union all select i::text from identity.token_issuer i where council_id = @council
                union all select s::text from identity.consortium s where id = @consortium
            ) all_lines
            """,
            new
            {
                consortium = Guid.Parse(Consortium),
                council = Guid.Parse(Council),
                upload = Guid.Parse(Upload),
                notice = Guid.Parse(Notice),
                happened = Guid.Parse(Event),
                draft = Guid.Parse(NoticeDraft),
                regulatory = Guid.Parse(RegulatoryNotice),
            }
        );
    }

    private IReadOnlyList<string> Own =>
        [
            Mark,
            Membership,
            Document,
            Lead,
            Check,
            Client,
            ClientToRotate,
            ClientToDisable,
            User,
            Domain,
            Upload,
            Agreement,
            EndedLine,
            Authorisation,
            Window,
            Draft,
            Submitted,
            FileUpload,
            PublishedWindow,
            OldReturn,
            Hold,
            Notice,
            NoticeDraft,
            RegulatoryNotice,
            NoticeSetting,
            Event,
            Webhook,
        ];
}
