using System.CommandLine;
using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Cli.Commands.Submissions;

/// <summary>Closes a window before its last day; a coordinator's work.</summary>
internal sealed class WindowsClose : SessionCommand
{
    private readonly Argument<string> id = new("ID") { Description = "Id of the window." };

    public WindowsClose()
        : base("close", "Close a window now. What was submitted is frozen.") => Arguments.Add(id);

    protected override async Task RunAsync(Session session, CancellationToken cancellationToken)
    {
        var response = await session.Client.Windows.CloseWindowAsync(
            new CloseWindowRequest { Id = session.Value(id) },
            cancellationToken: cancellationToken
        );
        session.Output.One(response.Window, SubmissionShapes.Window);
    }
}
