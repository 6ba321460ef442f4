using Dapper;
using Grpc.Core;
using Npgsql;
using RegionalProviders.Placements.V1;

namespace Isolation.Tests;

/// <summary>A council that has left a consortium: it keeps access to its own return, and to nothing else.</summary>
[Collection("isolation")]
public sealed class FormerMemberTests
{
    private const string OfFormer = "OWN-OF-THE-FORMER";

    [Fact]
    public async Task Return_OfAFormerMember_IsReadByItAloneAndWithoutItsNeighbours()
    {
        var world = await World.SharedAsync();
        var (window, neighbours) = await ReturnsAsync(world);

        foreach (
            var request in new Google.Protobuf.IMessage[]
            {
                new GetWindowRequest { Id = window },
                new GetSubmissionRequest { WindowId = window },
                new ListSubmissionsRequest { WindowId = window },
                new ListRowsRequest { WindowId = window },
                new ListFindingsRequest { WindowId = window },
                new ExportFindingsRequest { WindowId = window },
                new ListWindowsRequest(),
            }
        )
        {
            var name = request.Descriptor.Name[..^"Request".Length];
            var own = await CallAsync(world, name, "former member", request);
            Assert.True(own.Status == StatusCode.OK, $"{name}: {own.Status} {own.Text}");
            Assert.False(own.Tells(neighbours), name);
            Assert.False(own.Tells(World.Mark), name);
            // A council that was never a member of the consortium.
            var other = await CallAsync(world, name, "other council", request);
            Assert.False(other.Tells(OfFormer) || other.Tells(neighbours), name);
            Assert.Equal(name == "ListWindows", other.Status == StatusCode.OK);
        }

        Assert.True(
            (
                await CallAsync(
                    world,
                    "ListFindings",
                    "former member",
                    new ListFindingsRequest { WindowId = window }
                )
            ).Tells(OfFormer)
        );
        var refused = await CallAsync(
            world,
            "FileNilReturn",
            "former member",
            new FileNilReturnRequest { WindowId = window, DiscardRows = true }
        );
        Assert.NotEqual(StatusCode.OK, refused.Status);
    }

    private static async Task<Outcome> CallAsync(
        World world,
        string name,
        string caller,
        Google.Protobuf.IMessage request
    )
    {
        var service =
            name.EndsWith("Window", StringComparison.Ordinal)
            || name.EndsWith("Windows", StringComparison.Ordinal)
                ? "WindowService"
                : "SubmissionService";
        return await world.Calls.CallAsync(
            Rpcs.Find($"{service}.{name}"),
            await world.Callers.TokenAsync(caller),
            request
        );
    }

    /// <summary>
    /// A consortium to which none of the callers belongs any more, with a return of the former member and one of Bristol.
    /// </summary>
    private static async Task<(string Window, string Neighbours)> ReturnsAsync(World world)
    {
        var (window, neighbours) = (Guid.NewGuid(), Guid.NewGuid());
        await using var connection = new NpgsqlConnection(world.Platform.SuperuserConnectionString);
        await connection.ExecuteAsync(
            """
            insert into placements.submission_window
                (id, consortium_id, year, opens_on, closes_on, snapshot_on, opens_at, closes_at, opened_at, created_at, updated_at)
            values (@window, @consortium, 2025, @today::date - 2, @today::date + 12, @today::date, @now - interval '2 days',
                @now + interval '12 days', @now, @now, @now);
            insert into placements.submission
                (id, window_id, consortium_id, council_id, state, row_count, return_reason, created_at, updated_at)
            values (@own, @window, @consortium, @former, 'Draft', 1, @OfFormer, @now, @now),
                (@neighbours, @window, @consortium, @bristol, 'Draft', 1, @Mark, @now, @now);
            insert into placements.submission_row
                (submission_id, council_id, id, line, row_key, child, child_hash, has_child, kind, texts)
            values (@own, @former, gen_random_uuid(), 1, '1', '', '', true, 0, @OfFormer),
                (@neighbours, @bristol, gen_random_uuid(), 1, '1', '', '', true, 0, @Mark);
            insert into placements.submission_finding
                (submission_id, council_id, line, row_key, column_name, rule, statutory_rule, severity, message, compared)
            values (@own, @former, 1, '1', '', 'isolation', '', 'Warning', @OfFormer, true),
                (@neighbours, @bristol, 1, '1', '', 'isolation', '', 'Warning', @Mark, true);
            """,
            new
            {
                OfFormer,
                World.Mark,
                window,
                neighbours,
                own = Guid.NewGuid(),
                consortium = Guid.NewGuid(),
                former = Guid.Parse(await world.Platform.People.CouncilIdAsync(Callers.FormerGss)),
                bristol = Guid.Parse(world.Council),
                now = world.Platform.Clock.GetUtcNow(),
                today = world.Platform.Clock.GetUtcNow().UtcDateTime,
            }
        );
        return (window.ToString(), neighbours.ToString());
    }
}
