using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Identity.V1;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Cli.Commands.Submissions;

/// <summary>The dashboard: a coordinator sees every member's state and counts, a council its own.</summary>
internal sealed class SubmissionsList : SessionCommand
{
    public SubmissionsList()
        : base("list", "List returns of a window: states and counts.")
    {
        var window = Add(ChosenWindow.Option());

        Lists(
            SubmissionShapes.Listed,
            async session =>
            {
                var request = new ListSubmissionsRequest
                {
                    WindowId = await ChosenWindow.IdAsync(session, window),
                    PageSize = Paging.MaxPageSize,
                };
                var names = await NamesAsync(session);
                return session
                    .Client.ListSubmissionsAsync(request, session.Cancellation)
                    .Select(row => (row, names.GetValueOrDefault(row.CouncilId, row.CouncilId)));
            }
        );
    }

    private static async Task<Dictionary<string, string>> NamesAsync(Session session) =>
        await session
            .Client.ListCouncilsAsync(
                new ListCouncilsRequest
                {
                    IncludeAbolished = true,
                    IncludeOtherNations = true,
                    PageSize = Paging.MaxPageSize,
                },
                session.Cancellation
            )
            .ToDictionaryAsync(
                council => council.Id,
                council => council.Name,
                cancellationToken: session.Cancellation
            );
}
