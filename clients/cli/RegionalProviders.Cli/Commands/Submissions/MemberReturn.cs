using RegionalProviders.Placements.V1;

namespace RegionalProviders.Cli.Commands.Submissions;

/// <summary>A member's return, as its coordinator sees it.</summary>
internal static class MemberReturn
{
    /// <summary>Reads the return, which the council must have started.</summary>
    /// <param name="session">The session of the coordinator.</param>
    /// <param name="windowId">The window.</param>
    /// <param name="council">Name, code or id of the council.</param>
    /// <exception cref="CommandException">There is no such council, or it has not started its return.</exception>
    public static async Task<Submission> ReadAsync(Session session, string windowId, string council)
    {
        var read = await session.Client.Submissions.GetSubmissionAsync(
            new GetSubmissionRequest
            {
                WindowId = windowId,
                CouncilId = await Resolve.CouncilIdAsync(session, council),
            },
            session.CallOptions
        );
        return read.Submission.Id.Length > 0
            ? read.Submission
            : throw new CommandException(
                ExitCode.NotFound,
                "The council has not begun its return.",
                "rp submissions list shows the states."
            );
    }
}
