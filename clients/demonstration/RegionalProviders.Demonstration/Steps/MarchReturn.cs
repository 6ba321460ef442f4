using RegionalProviders.Client;
using RegionalProviders.Placements.V1;
using Spectre.Console;

namespace RegionalProviders.Demonstration.Steps;

/// <summary>
/// The yearly return of the whole consortium: twelve councils enter it, one corrects errors, one files a nil return, two
/// are late; the coordinator accepts them all. A second run continues where the first stopped.
/// </summary>
internal static class MarchReturn
{
    private static readonly int[] AreLate = [9, 10];

    internal static async Task RunAsync(
        RegionalProvidersClient coordinator,
        string consortiumId,
        List<MemberCouncil> councils
    )
    {
        var window = await OpenWindow.RunAsync(coordinator, consortiumId);
        if (window.State == WindowState.Open)
        {
            await EnterAsync(
                window,
                councils.Where((_, at) => !AreLate.Contains(at)).ToList(),
                "Entering the returns"
            );
            await AcceptAsync(coordinator, window);
            window = (
                await coordinator.Windows.CloseWindowAsync(
                    new CloseWindowRequest { Id = window.Id }
                )
            ).Window;
            BritishConsole.WriteLine(
                $"[bold]Closed[/]      the window of {window.Year}; what is missing is late now"
            );
        }

        await EnterLateAsync(coordinator, window, councils);
        await AcceptAsync(coordinator, window);
        await ShowReturns.RunAsync(coordinator, window, councils);
        await ShowRegionalTable.RunAsync(coordinator, councils[0].Client, window);
    }

    private static async Task EnterAsync(Window window, List<MemberCouncil> councils, string title)
    {
        var mistakes = new Dictionary<MemberCouncil, IReadOnlyList<ReturnFinding>>();
        await AnsiConsole
            .Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new SpinnerColumn())
            .StartAsync(async progress =>
            {
                var task = progress.AddTask(title, maxValue: councils.Count);
                foreach (var council in councils)
                {
                    task.Description = $"{title}: {Markup.Escape(council.Name)}";
                    mistakes[council] = await EnterReturn.RunAsync(council, window);
                    task.Increment(1);
                }

                task.Description = title;
            });
        foreach (var (council, findings) in mistakes.Where(each => each.Value.Count > 0))
            ShowFindings.Print(council, findings);
    }

    private static async Task EnterLateAsync(
        RegionalProvidersClient coordinator,
        Window window,
        List<MemberCouncil> councils
    )
    {
        var states = await coordinator
            .ListSubmissionsAsync(new ListSubmissionsRequest { WindowId = window.Id })
            .ToDictionaryAsync(each => each.CouncilId, each => each.State);
        var late = councils
            .Where(each =>
                states.GetValueOrDefault(each.Id)
                    is not (SubmissionState.Submitted or SubmissionState.Accepted)
            )
            .ToList();
        foreach (var council in late)
            await coordinator.Submissions.PermitLateSubmissionAsync(
                new PermitLateSubmissionRequest
                {
                    WindowId = window.Id,
                    CouncilId = council.Id,
                    Until = London.Today.AddDays(7).ToMessage(),
                }
            );
        if (late.Count > 0)
            await EnterAsync(window, late, "Entering the late returns");
    }

    private static async Task AcceptAsync(RegionalProvidersClient coordinator, Window window)
    {
        var accepted = 0;
        await foreach (
            var each in coordinator.ListSubmissionsAsync(
                new ListSubmissionsRequest { WindowId = window.Id }
            )
        )
        {
            if (each.State != SubmissionState.Submitted)
                continue;
            await coordinator.Submissions.AcceptSubmissionAsync(
                new AcceptSubmissionRequest { Id = each.Id, Etag = each.Etag }
            );
            accepted++;
        }

        if (accepted > 0)
            BritishConsole.WriteLine(
                $"[bold]Accepted[/]    {accepted} returns, by the coordinator"
            );
    }
}
