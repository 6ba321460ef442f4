using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace RegionalProviders.Identity.SignIn;

/// <summary>
/// Adds to the framework's password hasher: guessing must neither starve other requests nor reveal which users exist.
/// </summary>
internal sealed class Passwords : IDisposable
{
    /// <summary>OWASP's figure for PBKDF2 with HMAC-SHA512.</summary>
    internal const int Iterations = 210_000;

    // A hash occupies a core: running more at once would only take cores, and database connections, from other requests.
    private readonly SemaphoreSlim turns = new(Environment.ProcessorCount);

    private readonly PasswordHasher<object> hasher;
    private readonly Lazy<string> dummyHash;

    public Passwords(IOptions<PasswordHasherOptions> options)
    {
        hasher = new PasswordHasher<object>(options);
        dummyHash = new(() => hasher.HashPassword(this, RandomToken.Generate().Text));
    }

    /// <summary>
    /// Waits for a turn, then runs the work; call it before a transaction in which a password is hashed or checked.
    /// </summary>
    internal async Task<T> InTurnAsync<T>(Func<Task<T>> work, CancellationToken cancellationToken)
    {
        await turns.WaitAsync(cancellationToken);
        try
        {
            return await work();
        }
        finally
        {
            turns.Release();
        }
    }

    /// <summary>Takes as long as comparing with a user's password.</summary>
    internal void CompareWithDummyHash(string password) =>
        hasher.VerifyHashedPassword(this, dummyHash.Value, password);

    public void Dispose() => turns.Dispose();
}
