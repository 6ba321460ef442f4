using Dapper;
using Npgsql;

namespace Identity.Tests.Fixtures;

/// <summary>What operators did, as councils see it.</summary>
internal static class AccessLog
{
    /// <summary>Whether the council sees a line of an operator's call of the RPC.</summary>
    /// <param name="host">The platform.</param>
    /// <param name="rpc">Name of the RPC.</param>
    /// <param name="gss">The council.</param>
    /// <param name="objectId">An object that the line names; any if it is null.</param>
    internal static async Task<bool> IsInAccessLogAsync(
        this IdentityHost host,
        string rpc,
        string gss,
        string? objectId = null
    )
    {
        await using var connection = new NpgsqlConnection(host.Superuser);
        return await connection.QuerySingleAsync<bool>(
            """
            select exists (
                select from identity.access_log
                where principal_kind = 'operator' and method like '%/' || @rpc and owner = @owner
                    and (@objectId::text is null or @objectId = any (object_ids))
            )
            """,
            new
            {
                rpc,
                owner = $"council:{TestData.CouncilId(gss)}",
                objectId,
            }
        );
    }
}
