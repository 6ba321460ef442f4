using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace RegionalProviders.Identity.SignIn;

/// <summary>What the framework's password hasher does not see to: that guesses neither crowd others out nor tell who exists.</summary>
internal sealed class Passwords : IDisposable
{
    /// <summary>OWASP's figure for PBKDF2 with HMAC-SHA512.</summary>
    internal const int Iterations = 210_000;

    // A hash keeps a core busy: more at once would only take the cores, and the database's connections, from others.
    private readonly SemaphoreSlim turns = new(Environment.ProcessorCount);

    private readonly PasswordHasher<object> hasher;
    private readonly Lazy<string> nobodys;

    public Passwords(IOptions<PasswordHasherOptions> options)
    {
        hasher = new PasswordHasher<object>(options);
        nobodys = new(() => hasher.HashPassword(this, RandomToken.Generate().Text));
    }

    /// <summary>Waits for a turn, then works; take it before a transaction in which a password is hashed or checked.</summary>
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

    /// <summary>Takes as long as the comparison with a user's password.</summary>
    internal void CompareWithNobodys(string password) =>
        hasher.VerifyHashedPassword(this, nobodys.Value, password);

    public void Dispose() => turns.Dispose();
}
