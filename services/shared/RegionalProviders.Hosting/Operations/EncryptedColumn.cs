using RegionalProviders.Persistence;

namespace RegionalProviders.Hosting.Operations;

/// <summary>
/// A column of ciphertext and the column with the name of its key. Only these two are replaced: the row's version,
/// which is its etag, stays the same, because what its owner sees has not changed.
/// </summary>
public sealed class EncryptedColumn : IEncryptedRows
{
    /// <inheritdoc/>
    public required string Name { get; init; }

    /// <summary>Schema and table.</summary>
    public required string Table { get; init; }

    /// <summary>
    /// Columns that identify the row and are passed to <see cref="Context"/>; at least one of them is unique.
    /// </summary>
    public required IReadOnlyList<string> Id { get; init; }

    /// <summary>The column with the ciphertext.</summary>
    public required string Secret { get; init; }

    /// <summary>The column with the key's name; null where nothing is encrypted.</summary>
    public required string Key { get; init; }

    /// <summary>Name of the current key.</summary>
    public required string CurrentKey { get; init; }

    /// <summary>The context (associated data) of a row's ciphertext, from the values of <see cref="Id"/>.</summary>
    public required Func<IReadOnlyList<object>, string> Context { get; init; }

    /// <summary>
    /// From context, key name and ciphertext to the ciphertext under the current key; throws if it cannot be decrypted.
    /// </summary>
    public required Func<string, string, byte[], byte[]> Reencrypt { get; init; }

    /// <inheritdoc/>
    public Task<long> CountAsync(ServiceTransaction tx) =>
        tx.QuerySingleAsync<long>(
            $"select count(*) from {Table} where {Key} <> @CurrentKey",
            new { CurrentKey }
        );

    /// <inheritdoc/>
    public async Task<int> ReencryptAsync(ServiceTransaction tx, int limit)
    {
        var id = string.Join(", ", Id);
        var rows = new List<(object[] Id, byte[] Secret, string Key)>();
        await tx.SendAsync(
            new SqlStatement(
                $"select {Secret}, {Key}, {id} from {Table} where {Key} <> $1 order by {id} limit $2 for update",
                [Argument.Of(CurrentKey), Argument.Of(limit)],
                row =>
                    rows.Add(
                        (
                            [.. Enumerable.Range(2, Id.Count).Select(row.GetValue)],
                            row.GetFieldValue<byte[]>(0),
                            row.GetString(1)
                        )
                    )
            )
        );
        await tx.SendAsync(rows.Select(row => Replacement(row.Id, row.Secret, row.Key)));
        return rows.Count;
    }

    private SqlStatement Replacement(object[] id, byte[] secret, string key)
    {
        var context = Context(id);
        var where = string.Join(" and ", Id.Select((column, at) => $"{column} = ${at + 3}"));
        return new(
            $"update {Table} set {Secret} = $1, {Key} = $2 where {where} returning {Secret}",
            [
                Argument.Of(Reencrypt(context, key, secret)),
                Argument.Of(CurrentKey),
                .. id.Select(value => new Npgsql.NpgsqlParameter { Value = value }),
            ],
            // Reads it back: with authenticated encryption, whatever decrypts is what was encrypted.
            stored => Reencrypt(context, CurrentKey, stored.GetFieldValue<byte[]>(0))
        );
    }
}
