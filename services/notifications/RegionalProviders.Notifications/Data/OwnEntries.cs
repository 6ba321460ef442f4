using RegionalProviders.Persistence;

namespace RegionalProviders.Notifications.Data;

/// <summary>What a council wrote down about something, and nobody else reads: it is only ever added to.</summary>
internal static class OwnEntries
{
    /// <summary>A page of the caller's entries, newest first.</summary>
    /// <param name="columns">Columns of the rows, with their id.</param>
    /// <param name="table">A table with the columns council_id and id.</param>
    /// <param name="about">The column that names what the entries are about.</param>
    /// <param name="id">What they are about.</param>
    /// <param name="page">A page whose one key is the id of the entry before.</param>
    /// <param name="tx">The caller's transaction.</param>
    public static Task<IReadOnlyList<TRow>> ListAsync<TRow>(
        string columns,
        string table,
        string about,
        Guid id,
        Page page,
        ServiceTransaction tx
    ) =>
        tx.QueryAsync<TRow>(
            $"""
            select {columns} from notifications.{table}
            where council_id = (select notifications.tenant_id()) and {about} = @id
                and (@before::uuid is null or id < @before)
            order by id desc limit @Fetch
            """,
            new
            {
                id,
                before = page.After?.Id(0),
                page.Fetch,
            }
        );
}
