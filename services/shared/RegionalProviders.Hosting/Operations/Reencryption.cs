using RegionalProviders.Kernel;
using RegionalProviders.Persistence;

namespace RegionalProviders.Hosting.Operations;

/// <summary>
/// Re-encrypts everything stored under another key-encryption key under the current one, while the service runs. Each
/// batch is a transaction, so that a command that was interrupted continues where it stopped when it is run again.
/// </summary>
/// <param name="database">The database of the service.</param>
/// <param name="principal">The platform's own principal, which the policies allow to change these rows.</param>
/// <param name="tables">The rows to re-encrypt.</param>
public sealed class Reencryption(
    ServiceDatabase database,
    Principal principal,
    params IReadOnlyList<IEncryptedRows> tables
)
{
    private const int Batch = 200;
    private const int Unfinished = 1;

    /// <summary>Re-encrypts, reports progress and the totals, and returns the exit code.</summary>
    /// <param name="output">Receives the output.</param>
    /// <param name="cancellationToken">Cancels between two batches.</param>
    /// <param name="whenKeysMayGo">When the other keys may be removed from the configuration, e.g. <c>now</c>.</param>
    public async Task<int> RunAsync(
        TextWriter output,
        string whenKeysMayGo,
        CancellationToken cancellationToken
    )
    {
        long left = 0;
        foreach (var rows in tables)
        {
            var done = await RunAsync(rows, output, cancellationToken);
            var remaining = await CountAsync(rows, cancellationToken);
            left += remaining;
            await output.WriteLineAsync(
                $"{rows.Name}: {done} encrypted anew, {remaining} under another key."
            );
        }
        await output.WriteLineAsync(
            left == 0
                ? $"The other key-encryption keys can leave the configuration {whenKeysMayGo}."
                : "A replica still encrypts under another key. Give all of them the new one, then run the command again."
        );
        return left == 0 ? 0 : Unfinished;
    }

    private async Task<long> RunAsync(
        IEncryptedRows rows,
        TextWriter output,
        CancellationToken cancellationToken
    )
    {
        var all = await CountAsync(rows, cancellationToken);
        long done = 0;
        int batch;
        do
        {
            batch = await database.InTransactionAsync(
                principal,
                tx => rows.ReencryptAsync(tx, Batch),
                cancellationToken
            );
            done += batch;
            if (batch == Batch)
                await output.WriteLineAsync($"{rows.Name}: {done} of {all}");
        } while (batch == Batch);
        return done;
    }

    private Task<long> CountAsync(IEncryptedRows rows, CancellationToken cancellationToken) =>
        database.InTransactionAsync(principal, rows.CountAsync, cancellationToken);
}
