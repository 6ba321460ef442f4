using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using RegionalProviders.Cryptography;
using RegionalProviders.Hosting.Operations;
using RegionalProviders.Persistence;

namespace RegionalProviders.Placements.Children;

/// <summary>
/// Decrypts the key of the transaction's council. Child references are encrypted with that key and found by a keyed
/// hash; they must not appear in any form in logs, events, errors or stored responses.
/// </summary>
internal sealed class ChildReferences(IOptions<PlacementsOptions> options)
{
    private const string Columns = "tenant_id, id, wrapped, wrapped_with";
    private readonly KeyRing ring = new("Placements", options.Value);

    /// <summary>The council's key; created if it has none yet. Only for principals that are a council.</summary>
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
        // If a concurrent call created the key first, this reads that one.
        return await ForReadingAsync(tx)
            ?? throw new InvalidOperationException("The council's key is gone again.");
    }

    /// <summary>
    /// The council's key; null if it has none, in which case it has no references that can be read or found.
    /// </summary>
    public async Task<CouncilReferences?> ForReadingAsync(ServiceTransaction tx)
    {
        var row = await tx.QuerySingleOrDefaultAsync<Row>(
            $"select {Columns} from placements.council_key where tenant_id = placements.tenant_id()"
        );
        return row is null ? null : Open(row);
    }

    /// <summary>For reads in one round trip: the statement to send before the one that reads the rows.</summary>
    /// <param name="opened">Called with the key when it arrives, before the rows of later statements.</param>
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

    /// <summary>The keys of all councils, for re-encryption under the current key-encryption key.</summary>
    public IEncryptedRows Keys =>
        new EncryptedColumn
        {
            Name = "keys of councils",
            Table = "placements.council_key",
            Id = ["tenant_id", "id"],
            Secret = "wrapped",
            Key = "wrapped_with",
            CurrentKey = ring.Name,
            Context = id => Context((Guid)id[0], (Guid)id[1]),
            Reencrypt = (context, key, wrapped) => ring.Reencrypt(context, key, wrapped),
        };

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
