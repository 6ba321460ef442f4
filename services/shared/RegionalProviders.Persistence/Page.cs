using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Google.Protobuf;
using RegionalProviders.Common.V1;
using RegionalProviders.Kernel;

namespace RegionalProviders.Persistence;

/// <summary>
/// A page of a list (keyset pagination): the token carries the sort keys of the last row and a hash of the filter that
/// it belongs to, so that it cannot continue another list.
/// </summary>
public sealed class Page
{
    /// <summary>Rows on a page if the caller does not specify a number.</summary>
    public const int DefaultSize = 50;

    /// <summary>Maximum number of rows on a page; a larger page_size is reduced to it.</summary>
    public const int MaxSize = 200;

    /// <summary>
    /// Maximum size of a page's rows in bytes. By default a client receives messages of up to 4 MiB; the remainder is
    /// for whatever a response carries besides its rows.
    /// </summary>
    public const int MaxBytes = 3 * 1024 * 1024;

    // The field number and the length that precede each row in the response.
    private const int RowOverhead = 8;

    private const int HashLength = 8;
    private readonly byte[] filterHash;

    private Page(int size, byte[] filterHash, IReadOnlyList<string>? after)
    {
        Size = size;
        this.filterHash = filterHash;
        After = after;
    }

    /// <summary>
    /// Rows on this page. Ask the database for one more (<see cref="Fetch"/>), to see whether there is a next page.
    /// </summary>
    public int Size { get; }

    /// <summary>Rows to ask the database for.</summary>
    public int Fetch => Size + 1;

    /// <summary>Sort keys of the last row of the previous page; null for the first page.</summary>
    public IReadOnlyList<string>? After { get; }

    /// <summary>
    /// Reads <c>page_size</c> and <c>page_token</c> of a request; all other fields are the filter. Refuses a negative
    /// size, and a token that is damaged, belongs to another filter or has another number of keys.
    /// </summary>
    /// <param name="request">The request.</param>
    /// <param name="keys">Number of sort keys.</param>
    /// <param name="besides">
    /// Names of fields that select what is returned besides the rows, and so are not part of the filter.
    /// </param>
    public static Page Of<TRequest>(TRequest request, int keys, params string[] besides)
        where TRequest : IMessage<TRequest>
    {
        var fields = request.Descriptor;
        var sizeField = fields.FindFieldByName("page_size");
        var tokenField = fields.FindFieldByName("page_token");
        var size = (int)sizeField.Accessor.GetValue(request);
        var token = (string)tokenField.Accessor.GetValue(request);
        if (size < 0)
            throw Fault.Invalid("page_size", "must not be negative; 0 means the default.");

        var filter = request.Clone();
        sizeField.Accessor.Clear(filter);
        tokenField.Accessor.Clear(filter);
        foreach (var name in besides)
            fields.FindFieldByName(name).Accessor.Clear(filter);
        var hash = Hash(Encoding.UTF8.GetBytes(fields.FullName), filter.ToByteArray());
        var after = token.Length == 0 ? null : Decode(token, hash, keys);
        return new Page(size == 0 ? DefaultSize : Math.Min(size, MaxSize), hash, after);
    }

    /// <summary>
    /// The messages that fit on the page, by number and by bytes, and the token of the next page; empty if this is the
    /// last. A row that is too large by itself gets a page of its own.
    /// </summary>
    /// <param name="fetched">The rows that the database returned for <see cref="Fetch"/>.</param>
    /// <param name="keysOf">The sort keys of a row.</param>
    /// <param name="toMessage">Converts a row to its message; not called for rows that do not fit on the page.</param>
    /// <param name="rows">The messages of this page.</param>
    public string Cut<TRow, TMessage>(
        IReadOnlyList<TRow> fetched,
        Func<TRow, string[]> keysOf,
        Func<TRow, TMessage> toMessage,
        out IReadOnlyList<TMessage> rows
    )
        where TMessage : IMessage
    {
        var fitting = new List<TMessage>();
        long bytes = 0;
        foreach (var row in fetched.Take(Size))
        {
            var message = toMessage(row);
            bytes += message.CalculateSize() + RowOverhead;
            if (fitting.Count > 0 && bytes > MaxBytes)
                break;
            fitting.Add(message);
        }
        rows = fitting;
        return fetched.Count > fitting.Count ? Encode(keysOf(fetched[fitting.Count - 1])) : "";
    }

    /// <summary>Like the other overload, for rows that are already messages.</summary>
    public string Cut<TMessage>(
        IReadOnlyList<TMessage> fetched,
        Func<TMessage, string[]> keysOf,
        out IReadOnlyList<TMessage> rows
    )
        where TMessage : IMessage => Cut(fetched, keysOf, message => message, out rows);

    private string Encode(string[] keys)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(keys);
        return Base64Url.EncodeToString([.. Hash(filterHash, body), .. body]);
    }

    private static List<string> Decode(string token, byte[] filterHash, int keys)
    {
        try
        {
            var bytes = Base64Url.DecodeFromChars(token);
            // Each token has only one spelling: white space and the unused bits of the last character would otherwise
            // allow others.
            if (
                bytes.Length > HashLength
                && Base64Url.EncodeToString(bytes) == token
                && bytes.AsSpan(0, HashLength).SequenceEqual(Hash(filterHash, bytes[HashLength..]))
            )
            {
                var after = JsonSerializer.Deserialize<List<string>>(bytes.AsSpan(HashLength));
                // A forged token may contain what no row has; PostgreSQL accepts no NUL in text.
                if (
                    after?.Count == keys
                    && !after.Exists(key =>
                        key is null || key.Contains('\0', StringComparison.Ordinal)
                    )
                )
                    return after;
            }
        }
        catch (Exception exception) when (exception is FormatException or JsonException)
        {
            // Falls through: the response is the same however the token is damaged.
        }

        throw Damaged();
    }

    internal static ServiceException Damaged() =>
        new(
            ErrorReason.PageTokenInvalid,
            "page_token: damaged, or of another list. Use the next_page_token of a response with the same filter."
        );

    private static byte[] Hash(byte[] first, byte[] second) =>
        SHA256.HashData([.. first, 0, .. second])[..HashLength];
}
