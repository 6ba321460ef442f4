using RegionalProviders.Cli.Options;
using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Notifications.V1;

namespace RegionalProviders.Cli.Commands.Notices;

/// <summary>Records what the council did about a notice, or lists what it has recorded.</summary>
internal sealed class NoticesAction : SessionCommand
{
    public NoticesAction()
        : base(
            "action",
            "Record what the council did about a notice (that acknowledges it), or list it."
        )
    {
        var id = Add(NoticeOptions.Id());
        var kind = Add(
            Choice.One<ActionKind>(
                "--kind",
                "What was done; without it, what the council has done is listed."
            )
        );
        var note = Add(NoticeOptions.TextFile("--note", "A note of its own"));

        Runs(async session =>
        {
            var notice = session.Value(id);
            if (session.Value(kind) is var done and not ActionKind.Unspecified)
            {
                var response = await session.Client.Inbox.RecordActionAsync(
                    new RecordActionRequest
                    {
                        NoticeId = notice,
                        Kind = done,
                        Note = session.Value(note) is { } file ? InputFile.ReadText(file) : "",
                        RequestId = session.NewRequestId(),
                    },
                    session.CallOptions
                );
                session.Output.One(response.Action, NoticeShapes.Action);
                return;
            }
            if (session.Value(note) is not null)
                throw new CommandException(
                    ExitCode.Usage,
                    "--note: there is nothing that it is a note of.",
                    "Say what was done with --kind."
                );
            session.Output.List(
                await session
                    .Client.ListActionsAsync(
                        new ListActionsRequest { NoticeId = notice, PageSize = Paging.MaxPageSize },
                        session.Cancellation
                    )
                    .ToListAsync(session.Cancellation),
                NoticeShapes.Action
            );
        });
    }
}
