using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Cli.Commands.Submissions;

/// <summary>Closes a window before its last day; for coordinators.</summary>
internal sealed class WindowsClose : SessionCommand
{
    public WindowsClose()
        : base("close", "Close a window now. What was submitted is frozen.")
    {
        var id = Argument("ID", "Id of the window.");

        Shows(
            SubmissionShapes.Window,
            session =>
                session.Client.Windows.CloseWindowAsync(
                    new CloseWindowRequest { Id = session.Value(id) },
                    session.CallOptions
                ),
            answer => answer.Window
        );
    }
}
