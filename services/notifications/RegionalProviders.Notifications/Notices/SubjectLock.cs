using RegionalProviders.Persistence;

namespace RegionalProviders.Notifications.Notices;

/// <summary>
/// Locks the subjects of a notice or a draft, settings or an organisation, until the transaction ends: of two
/// concurrent transactions about the same subject, the second waits and then sees the result of the first.
/// </summary>
internal static class SubjectLock
{
    /// <summary>
    /// Takes the locks before the next statement of the transaction; locks that it already holds are granted again.
    /// </summary>
    public static Task TakeAsync(IReadOnlyList<Guid> subjects, ServiceTransaction tx) =>
        tx.EnqueueAsync(
            // Always in the same order, so that two transactions about several settings cannot deadlock.
            SqlStatement.Call(
                "select pg_advisory_xact_lock(hashtextextended(name, 0)) from unnest($1) name",
                Argument.Of(
                    subjects.Order().Select(subject => $"notifications.subject.{subject}").ToArray()
                )
            )
        );
}
