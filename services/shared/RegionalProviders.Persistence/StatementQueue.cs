namespace RegionalProviders.Persistence;

/// <summary>Statements that wait for the next round trip of a transaction, in their order.</summary>
internal sealed class StatementQueue
{
    // Bounds what a transaction that publishes thousands of events holds in memory.
    private const int MaxStatements = 100;
    private readonly List<SqlStatement> statements = [];

    public bool IsEmpty => statements.Count == 0;

    /// <summary>True where what waits is to be sent now.</summary>
    public bool IsFull => statements.Count >= MaxStatements;

    public void Add(IEnumerable<SqlStatement> added) => statements.AddRange(added);

    /// <summary>Empties the queue.</summary>
    public IReadOnlyList<SqlStatement> TakeAll()
    {
        SqlStatement[] all = [.. statements];
        statements.Clear();
        return all;
    }
}
