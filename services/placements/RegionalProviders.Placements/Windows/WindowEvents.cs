using RegionalProviders.Messaging;
using RegionalProviders.Persistence;
using RegionalProviders.Placements.Events;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Placements.Windows;

/// <summary>Tells that windows have opened and closed: once each, with the change that it tells of.</summary>
internal static class WindowEvents
{
    /// <summary>Marks a window as opened, and tells.</summary>
    public static async Task OpenAsync(WindowRow window, ServiceTransaction tx)
    {
        await tx.ExecuteAsync(
            "update placements.submission_window set opened_at = @Now, updated_at = @Now where id = @Id",
            new { window.Id, tx.Now }
        );
        await tx.PublishAsync(
            new WindowOpened(window.Id, window.ConsortiumId, window.Year, window.ClosesAt),
            Aggregate(window)
        );
    }

    /// <summary>Closes a window that <see cref="WindowRow.ReadForChangeAsync"/> has read, and tells.</summary>
    public static async Task<WindowRow> CloseAsync(WindowRow window, ServiceTransaction tx)
    {
        if (window.OpenedAt is null)
            await OpenAsync(window, tx);
        var closed = await tx.QuerySingleAsync<WindowRow>(
            $"""
            update placements.submission_window
            set closed_at = least(@Now, closes_at), updated_at = @Now, version = version + 1
            where id = @Id
            returning {WindowRow.Columns}
            """,
            new { window.Id, tx.Now }
        );
        var counts = await tx.QuerySingleAsync<Counts>(
            """
            select count(*)::integer as begun, count(*) filter (where state = @submitted)::integer as submitted,
                count(*) filter (where state = @accepted)::integer as accepted
            from placements.submission where window_id = @Id
            """,
            new
            {
                window.Id,
                submitted = (short)SubmissionState.Submitted,
                accepted = (short)SubmissionState.Accepted,
            }
        );
        await tx.PublishAsync(
            new WindowClosed(
                window.Id,
                window.ConsortiumId,
                window.Year,
                closed.ClosedAt!.Value,
                counts.Begun,
                counts.Submitted,
                counts.Accepted
            ),
            Aggregate(window)
        );
        return closed;
    }

    private static string Aggregate(WindowRow window) => $"window:{window.Id}";

    private sealed record Counts(int Begun, int Submitted, int Accepted);
}
