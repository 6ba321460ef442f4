namespace RegionalProviders.Persistence;

/// <summary>
/// Knows whether the current code runs within a transaction, where it must not wait for a caller: as many slow callers
/// as there are connections would stop a service.
/// </summary>
public static class OpenTransaction
{
    private static readonly AsyncLocal<bool> Open = new();

    /// <summary>Throws within a transaction, before a caller is waited for.</summary>
    /// <exception cref="InvalidOperationException">The code would wait for its caller while it holds a connection.</exception>
    public static void RequireNone() =>
        RequireNone(
            "A caller is waited for within a transaction. Read from and write to streams outside of it."
        );

    /// <summary>Throws within a transaction.</summary>
    /// <param name="message">What is wrong, and what to do.</param>
    /// <exception cref="InvalidOperationException">There is an open transaction.</exception>
    internal static void RequireNone(string message)
    {
        if (Open.Value)
            throw new InvalidOperationException(message);
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
