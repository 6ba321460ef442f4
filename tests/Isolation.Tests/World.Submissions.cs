using System.Security.Cryptography;
using System.Text;
using Dapper;
using Npgsql;
using RegionalProviders.Placements.V1;

namespace Isolation.Tests;

/// <content>An open window with a draft of Bristol, one with a submitted return, and a published one.</content>
internal sealed partial record World
{
    private const string Columns =
        "Looked after child?,Placing Authority,Identifier,Age,Gender,How the placement was sourced,Organisation,"
        + "Provider Ofsted (or equivalent) URN,Provider Company number,Establishment,Establishment URN,"
        + "Type of provision,UASC,Ethnic Group,Placement start date,Total weekly cost,Contribution from Social Care,"
        + "Contribution from Education,Contribution from Health,"
        + "Does this placement cost include additional packages?,Primary registration type,"
        + "Placing at Distance Reason,Deprivation of Liberty Safeguards in place?,"
        + "Does this CYP require a solo placement?";

    /// <summary>A return of one row, which has hardly any values.</summary>
    internal static readonly byte[] Return = Encoding.UTF8.GetBytes($"{Columns}\r\nYes\r\n");

    internal static RowsHeader Rows(string window) =>
        new()
        {
            WindowId = window,
            UploadId = Guid.NewGuid().ToString(),
            Columns = { Columns.Split(',') },
        };

    internal static FileHeader File(string window) =>
        new()
        {
            WindowId = window,
            UploadId = Guid.NewGuid().ToString(),
            FileName = "return.csv",
            TotalBytes = Return.Length,
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(Return)),
        };

    // Years that the API does not allow for a window, so that every world has windows of its own.
    private static async Task SubmissionsAsync(World world)
    {
        await using var connection = new NpgsqlConnection(world.Platform.SuperuserConnectionString);
        await connection.ExecuteAsync(
            """
            insert into placements.submission_window
                (id, consortium_id, year, opens_on, closes_on, snapshot_on, opens_at, closes_at, opened_at, created_at, updated_at)
            select id, @consortium, @year + n, @today::date - 2, @today::date + 12, @today::date, @now - interval '2 days',
                @now + interval '12 days', @now, @now, @now
            from (values (@window, 0), (@other, 1), (@published, 2)) v (id, n);
            insert into placements.submission_window
                (id, consortium_id, year, opens_on, closes_on, snapshot_on, opens_at, closes_at, opened_at, closed_at,
                    created_at, updated_at)
            values (@past, @consortium, @year + 3, '2019-07-01', '2019-07-14', '2019-07-01', '2019-07-01', '2019-07-15',
                @now, @now, @now, @now);
            update placements.submission_window set closed_at = @now where id = @published;
            insert into placements.regional_publication
                (window_id, consortium_id, year, council_count, withheld, published_by, published_at)
            values (@published, @consortium, @year + 2, 1, false, @Mark, @now);
            -- Leased, so that nobody works on it.
            insert into placements.regional_publication_request
                (window_id, consortium_id, year, requested_by, requested_at, leave_out_undecided, lease_until)
            values (@past, @consortium, @year + 3, @Mark, @now, true, @now + interval '10 years');
            insert into placements.regional_figure
                (window_id, consortium_id, regional_table, first_key, second_key, placements, weekly_pence)
            values (@published, @consortium, 'Provider', @Mark, '', 6, 600000);
            insert into placements.submission
                (id, window_id, consortium_id, council_id, state, row_count, return_reason, created_at, updated_at)
            values (@draft, @window, @consortium, @council, 'Draft', 1, @Mark, @now, @now),
                (@submitted, @other, @consortium, @council, 'Submitted', 1, @Mark, @now, @now),
                (@old, @past, @consortium, @council, 'Accepted', 1, @Mark, @now, @now);
            insert into placements.legal_hold (id, tenant_id, kind, item_id, reason, placed_at, placed_by)
            values (@hold, @council, 'Submission', @submitted, @Mark, @now, @Mark);
            insert into placements.retention_decision
                (id, tenant_id, kind, item_id, outcome, keep_until, reason, decided_at, decided_by)
            values (gen_random_uuid(), @council, 'Submission', @old, 'Keep', '2020-01-01', @Mark, @now, @Mark);
            insert into placements.submission_row
                (submission_id, council_id, id, line, row_key, child, child_hash, has_child, kind, texts)
            values (@draft, @council, gen_random_uuid(), 1, '1', '', '', true, 0, @Mark);
            insert into placements.submission_finding
                (submission_id, council_id, line, row_key, column_name, rule, statutory_rule, severity, message, compared)
            values (@draft, @council, 1, '1', '', 'isolation', '', 'Warning', @Mark, true);
            insert into placements.row_upload
                (id, submission_id, council_id, column_names, replace_rows, withdraw, revision, updated_at)
            values (gen_random_uuid(), @draft, @council, array[@Mark], false, false, 1, @now);
            insert into placements.file_upload
                (id, window_id, council_id, file_name, total_bytes, sha256, withdraw, revision, updated_at)
            values (@file, @window, @council, @Mark, 1, '', false, 1, @now);
            insert into placements.file_upload_chunk (upload_id, council_id, start_at, length, id, content)
            values (@file, @council, 0, 1, gen_random_uuid(), '');
            insert into placements.late_permission (window_id, council_id, consortium_id, until_on, permitted_by, permitted_at)
            values (@other, @council, @consortium, @today::date, @Mark, @now);
            """,
            new
            {
                Mark,
                consortium = Guid.Parse(world.Consortium),
                council = Guid.Parse(world.Council),
                window = Guid.Parse(world.Window),
                other = Guid.NewGuid(),
                past = Guid.NewGuid(),
                old = Guid.Parse(world.OldReturn),
                hold = Guid.Parse(world.Hold),
                published = Guid.Parse(world.PublishedWindow),
                draft = Guid.Parse(world.Draft),
                submitted = Guid.Parse(world.Submitted),
                file = Guid.Parse(world.FileUpload),
                year = RandomNumberGenerator.GetInt32(10_000, 1_000_000_000),
                now = world.Platform.Clock.GetUtcNow(),
                today = world.Platform.Clock.GetUtcNow().UtcDateTime,
            }
        );
    }
}
