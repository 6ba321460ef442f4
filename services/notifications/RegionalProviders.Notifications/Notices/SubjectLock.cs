using RegionalProviders.Persistence;

namespace RegionalProviders.Notifications.Notices;

/// <summary>
/// Holds what a notice or a draft is about, settings or an organisation, until the transaction ends: of two about the
/// same the second waits and then sees the first.
/// </summary>
internal static class SubjectLock
{
    /// <summary>Takes the locks; those that the transaction holds already are no hindrance.</summary>
    public static async Task TakeAsync(IReadOnlyList<Guid> subjects, ServiceTransaction tx)
    {
        // In one order, so that two transactions about several settings cannot wait for each other.
        foreach (var subject in subjects.Order())
            await tx.ExecuteAsync(
                "select pg_advisory_xact_lock(hashtextextended(@name, 0))",
                new { name = $"notifications.subject.{subject}" }
            );
    }
}
