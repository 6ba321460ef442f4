using RegionalProviders.Notifications.V1;
using RegionalProviders.Persistence;

namespace RegionalProviders.Notifications.Notices;

/// <summary>One page of notices, newest first: ids sort in order of issue.</summary>
internal static class NoticePage
{
    /// <summary>Reads the page.</summary>
    /// <param name="conditions">
    /// Conditions on a notice n; only those that the request sets, so that indexes can be used.
    /// </param>
    /// <param name="parameters">Their parameters.</param>
    /// <param name="page">The page.</param>
    /// <param name="tx">The caller's transaction.</param>
    public static async Task<(IReadOnlyList<Notice> Rows, string Next)> ReadAsync(
        IEnumerable<string> conditions,
        object parameters,
        Page page,
        ServiceTransaction tx
    )
    {
        var after = page.After?.Id(0);
        var all = new Dapper.DynamicParameters(parameters);
        all.AddDynamicParams(new { after, page.Fetch });
        if (after is not null)
            conditions = conditions.Append("n.id < @after");
        var where = string.Join(" and ", conditions.Prepend("true"));
        var fetched = await tx.QueryAsync<NoticeRow>(
            $"""
            select {NoticeRow.Columns}
            from (select * from notifications.notice n where {where} order by n.id desc limit @Fetch) n
            join {NoticeRow.LastVersion}
            order by n.id desc
            """,
            all
        );
        var next = page.Cut(
            fetched,
            row => [row.Id.ToString()],
            row => row.ToProto(),
            out var rows
        );
        return (rows, next);
    }
}
