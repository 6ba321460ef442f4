namespace RegionalProviders.Persistence;

/// <summary>
/// Knows whether the current code runs within a transaction, where it must not wait for a caller: as many slow callers
/// as there are connections would stop a service.
/// </summary>
public static class OpenTransaction
{
    private static readonly AsyncLocal<bool> Open = new();

    /// <summary>Throws if called within a transaction.</summary>
    /// <exception cref="InvalidOperationException">
    /// The code would wait for its caller while it holds a connection.
    /// </exception>
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
