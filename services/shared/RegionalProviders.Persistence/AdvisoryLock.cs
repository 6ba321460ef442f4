namespace RegionalProviders.Persistence;

/// <summary>
/// Advisory locks by name, held until the transaction ends. Names are shared by the whole database: begin them with
/// that of the service. <see cref="ServiceTransaction.LockAsync"/> takes one at once; these are sent together with
/// other statements.
/// </summary>
public static class AdvisoryLock
{
    /// <summary>Waits until no other transaction holds the lock.</summary>
    public static SqlStatement Exclusive(string name) =>
        SqlStatement.Call(
            "select pg_advisory_xact_lock(hashtextextended($1, 0))",
            Argument.Of(name)
        );

    /// <summary>Waits until no other transaction holds the lock exclusively; others may share it.</summary>
    public static SqlStatement Shared(string name) =>
        SqlStatement.Call(
            "select pg_advisory_xact_lock_shared(hashtextextended($1, 0))",
            Argument.Of(name)
        );
}
