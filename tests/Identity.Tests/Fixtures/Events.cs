using System.Text.Json;
using Dapper;
using Npgsql;

namespace Identity.Tests.Fixtures;

/// <summary>Published events, as they are stored in the outbox.</summary>
internal static class Events
{
    internal static async Task<List<T>> OfAsync<T>(this IdentityHost host, string consortium)
    {
        await using var superuser = new NpgsqlConnection(host.Superuser);
        var payloads = await superuser.QueryAsync<string>(
            "select payload::text from identity.outbox where aggregate = @aggregate and type = @type order by id",
            new { aggregate = $"consortium:{consortium}", type = typeof(T).FullName }
        );
        return
        [
            .. payloads.Select(json =>
                JsonSerializer.Deserialize<T>(json, JsonSerializerOptions.Web)!
            ),
        ];
    }
}
