using RegionalProviders.Cli.Options;
using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Client;
using RegionalProviders.Providers.V1;

namespace RegionalProviders.Cli.Commands.Documents;

/// <summary>Lists documents.</summary>
internal sealed class DocumentsList : SessionCommand
{
    private readonly SubjectOptions subject = new();

    public DocumentsList()
        : base("list", "List documents, newest received first.")
    {
        var consortium = Add(CommonOptions.Consortium("Of this consortium (all of yours)."));
        subject.AddTo(this, isRequired: false);
        var type = Text("--type", "Of this type, e.g. statement_of_purpose.", "CODE");
        var expiresBy = Add(Day.Option("--expires-by", "Expiring on or before this day."));

        Lists(
            DocumentShapes.Document,
            async session =>
                session.Client.ListDocumentsAsync(
                    new ListDocumentsRequest
                    {
                        ConsortiumId = await Resolve.ConsortiumIdAsync(
                            session,
                            session.Value(consortium)
                        ),
                        Subject = subject.Of(session),
                        Type = session.Value(type) ?? "",
                        ExpiresBy = session.Value(expiresBy)?.ToMessage(),
                        PageSize = Paging.MaxPageSize,
                    },
                    session.Cancellation
                )
        );
    }
}
