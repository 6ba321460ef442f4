using Dapper;
using Npgsql;

namespace Isolation.Tests;

/// <summary>What the policies themselves allow with a draft that no member is responsible for issuing.</summary>
[Collection("isolation")]
public sealed class UnhostedDraftTests
{
    private const string Dismiss = "state = 'Dismissed', reason = 'isolation', decided_at = now()";

    [Fact]
    public async Task UnhostedDraft_IsDismissedByTheCoordinatorOfThoseWithChildrenThereAlone()
    {
        var world = await World.SharedAsync();
        var people = world.Platform.People;
        var draft = await InsertAsync(world);
        var own = new Identity("coordinator", CoordinatorOf: world.Consortium);

        Assert.Equal(
            0,
            await TouchAsync(
                new Identity("coordinator", CoordinatorOf: await people.OthersAsync()),
                draft,
                Dismiss
            )
        );
        // A council with children there may issue the draft, but not dismiss it on behalf of all.
        Assert.Equal(0, await TouchAsync(new Identity("council", world.Council), draft, Dismiss));
        Assert.Equal(0, await TouchAsync(new Identity("operator"), draft, Dismiss));
        Assert.Equal(0, await TouchAsync(own, draft, "host_council_id = gen_random_uuid()"));
        Assert.Equal(0, await TouchAsync(own, draft, "version = version + 1"));
        Assert.Equal(1, await TouchAsync(own, draft, Dismiss));
    }

    private static async Task<Guid> InsertAsync(World world)
    {
        await using var connection = new NpgsqlConnection(world.Platform.SuperuserConnectionString);
        return await connection.QuerySingleAsync<Guid>(
            """
            insert into notifications.position values (@council, @setting, 1, 1);
            insert into notifications.notice_draft (id, cause, regulator, urn, setting_id, scale, old_value, new_value,
                status, import_id, matters, categories, created_at, due_at, escalated_at, state, version)
            values (@setting, 'JudgedFailing', 'Ofsted', 'SC9', @setting, 'OfstedSccif', '', '', 'Unspecified', @setting,
                '{PoorInspection}', '{InadequateInspection}', now(),
                now() + interval '1 year', now(), 'Waiting', 1)
            returning id
            """,
            new { council = Guid.Parse(world.Council), setting = Guid.NewGuid() }
        );
    }

    private static async Task<int> TouchAsync(Identity identity, Guid draft, string set)
    {
        await using var app = await Catalogue.OpenAsAsync("notifications", identity);
        try
        {
            return await app.ExecuteAsync(
                $"update notifications.notice_draft set {set} where id = @draft",
                new { draft }
            );
        }
        catch (PostgresException refused)
            when (refused.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            return 0;
        }
    }
}
