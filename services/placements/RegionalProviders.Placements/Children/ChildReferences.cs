using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using RegionalProviders.Cryptography;
using RegionalProviders.Persistence;

namespace RegionalProviders.Placements.Children;

/// <summary>
/// Opens the key of the council that a transaction works for. Child references are stored encrypted under it, and found
/// again by a keyed hash; no form of them belongs into logs, events, errors or kept answers.
/// </summary>
internal sealed class ChildReferences(IOptions<PlacementsOptions> options)
{
    private const string Columns = "tenant_id, id, wrapped, wrapped_with";
    private readonly KeyRing ring = new("Placements", options.Value);

    /// <summary>The council's key; made where it has none yet. For principals that are a council.</summary>
    public async Task<CouncilReferences> ForWritingAsync(ServiceTransaction tx)
    {
        if (await ForReadingAsync(tx) is { } existing)
            return existing;
        var council =
            tx.Principal.CouncilId
            ?? throw new InvalidOperationException("Only a council has child references.");
        var data = RandomNumberGenerator.GetBytes(CouncilReferences.KeyLength);
        var id = Guid.CreateVersion7(tx.Now);
        await tx.ExecuteAsync(
            """
            insert into placements.council_key (id, wrapped, wrapped_with, created_at)
            values (@id, @wrapped, @Name, @Now) on conflict do nothing
            """,
            new
            {
                id,
                wrapped = ring.Encrypt(Context(council, id), data),
                ring.Name,
                tx.Now,
            }
        );
        CryptographicOperations.ZeroMemory(data);
        // Another call may have made it first: then this is that one.
        return await ForReadingAsync(tx)
            ?? throw new InvalidOperationException("The council's key is gone again.");
    }

    /// <summary>The council's key; null where it has none: then nothing of its own can be read or found.</summary>
    public async Task<CouncilReferences?> ForReadingAsync(ServiceTransaction tx)
    {
        var row = await tx.QuerySingleOrDefaultAsync<Row>(
            $"select {Columns} from placements.council_key where tenant_id = placements.tenant_id()"
        );
        return row is null ? null : Open(row);
    }

    /// <summary>For reads of one round trip: the statement to send before that of the rows.</summary>
    /// <param name="opened">Takes the key when it arrives, before the rows of later statements.</param>
    public SqlStatement Statement(Action<CouncilReferences> opened) =>
        new(
            $"select {Columns} from placements.council_key where tenant_id = placements.tenant_id()",
            [],
            reader =>
                opened(
                    Open(
                        new Row
                        {
                            TenantId = reader.GetGuid(0),
                            Id = reader.GetGuid(1),
                            Wrapped = reader.GetFieldValue<byte[]>(2),
                            WrappedWith = reader.GetString(3),
                        }
                    )
                )
        );

    /// <summary>
    /// Wraps the keys of all councils under the current key-encryption key, for the platform's own principal, and
    /// returns how many changed. It may be repeated.
    /// </summary>
    public async Task<int> RewrapAsync(ServiceTransaction tx)
    {
        var rows = await tx.QueryAsync<Row>(
            $"select {Columns} from placements.council_key where wrapped_with <> @Name for update",
            new { ring.Name }
        );
        foreach (var row in rows)
            await tx.ExecuteAsync(
                """
                update placements.council_key set wrapped = @wrapped, wrapped_with = @Name
                where tenant_id = @TenantId
                """,
                new
                {
                    row.TenantId,
                    ring.Name,
                    wrapped = ring.Reencrypt(
                        Context(row.TenantId, row.Id),
                        row.WrappedWith,
                        row.Wrapped
                    ),
                }
            );
        return rows.Count;
    }

    private CouncilReferences Open(Row row)
    {
        var data = ring.Decrypt(Context(row.TenantId, row.Id), row.WrappedWith, row.Wrapped);
        return new CouncilReferences(row.TenantId, row.Id, data);
    }

    private static string Context(Guid council, Guid id) => $"council key {council} {id}";

    private sealed record Row
    {
        public Guid TenantId { get; init; }
        public Guid Id { get; init; }
        public byte[] Wrapped { get; init; } = [];
        public string WrappedWith { get; init; } = "";
    }
}
