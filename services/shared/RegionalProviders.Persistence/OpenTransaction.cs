namespace RegionalProviders.Persistence;

/// <summary>
/// Knows whether the code that runs does so within a transaction. Whoever is about to wait for a caller must not: as many
/// slow callers as there are connections would stop a service.
/// </summary>
public static class OpenTransaction
{
    private static readonly AsyncLocal<bool> Open = new();

    /// <summary>Throws within a transaction.</summary>
    /// <exception cref="InvalidOperationException">The code waits for its caller while it holds a connection.</exception>
    public static void RequireNone()
    {
        if (Open.Value)
            throw new InvalidOperationException(
                "A caller is waited for within a transaction. Read from and write to streams outside of it."
            );
    }

    internal static Scope Begin()
    {
        Open.Value = true;
        return default;
    }

    internal readonly struct Scope : IDisposable
    {
        public void Dispose() => Open.Value = false;
    }
}
