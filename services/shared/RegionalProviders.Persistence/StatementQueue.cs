namespace RegionalProviders.Persistence;

/// <summary>Statements that wait for the next round trip of a transaction, in order.</summary>
internal sealed class StatementQueue
{
    // Limits how much memory a transaction that publishes thousands of events takes.
    private const int MaxStatements = 100;
    private readonly List<SqlStatement> statements = [];

    public bool IsEmpty => statements.Count == 0;

    /// <summary>True if the queue must be sent now.</summary>
    public bool IsFull => statements.Count >= MaxStatements;

    public void Add(IEnumerable<SqlStatement> added) => statements.AddRange(added);

    /// <summary>Empties the queue and returns its statements.</summary>
    public IReadOnlyList<SqlStatement> TakeAll()
    {
        SqlStatement[] all = [.. statements];
        statements.Clear();
        return all;
    }
}
