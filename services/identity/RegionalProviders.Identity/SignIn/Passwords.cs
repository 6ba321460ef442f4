using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace RegionalProviders.Identity.SignIn;

/// <summary>Hashes and checks passwords with the framework's PBKDF2 (HMAC-SHA512).</summary>
internal sealed class Passwords : IDisposable
{
    // OWASP's figure for PBKDF2 with SHA-512.
    private const int Iterations = 210_000;

    private readonly PasswordHasher<SignInUser> hasher = new(
        Options.Create(new PasswordHasherOptions { IterationCount = Iterations })
    );

    // A hash keeps a core busy: more at once would only take the cores, and the database's connections, from others.
    private readonly SemaphoreSlim turns = new(Environment.ProcessorCount);
    private readonly Lazy<string> nobodys;

    public Passwords() =>
        nobodys = new(() => hasher.HashPassword(new(), RandomToken.Generate().Text));

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

    internal string Hash(SignInUser user, string password) => hasher.HashPassword(user, password);

    /// <summary>Compares also where there is no user or no password yet: the answer comes as late.</summary>
    internal bool Matches(SignInUser? user, string password)
    {
        var result = hasher.VerifyHashedPassword(
            user ?? new(),
            user?.PasswordHash ?? nobodys.Value,
            password
        );
        return user?.PasswordHash is not null && result != PasswordVerificationResult.Failed;
    }

    public void Dispose() => turns.Dispose();
}
