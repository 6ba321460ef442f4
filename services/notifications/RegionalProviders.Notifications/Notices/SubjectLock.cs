using RegionalProviders.Persistence;

namespace RegionalProviders.Notifications.Notices;

/// <summary>
/// Holds what a notice or a draft is about, settings or an organisation, until the transaction ends: of two about the
/// same the second waits and then sees the first.
/// </summary>
internal static class SubjectLock
{
    /// <summary>
    /// Takes the locks before whatever the transaction sends next; those that it holds already are no hindrance.
    /// </summary>
    public static Task TakeAsync(IReadOnlyList<Guid> subjects, ServiceTransaction tx) =>
        tx.EnqueueAsync(
            // In one order, so that two transactions about several settings cannot wait for each other.
            SqlStatement.Call(
                "select pg_advisory_xact_lock(hashtextextended(name, 0)) from unnest($1) name",
                Argument.Of(
                    subjects.Order().Select(subject => $"notifications.subject.{subject}").ToArray()
                )
            )
        );
}
