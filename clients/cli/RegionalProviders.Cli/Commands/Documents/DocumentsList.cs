using System.CommandLine;
using RegionalProviders.Cli.Options;
using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Client;
using RegionalProviders.Providers.V1;

namespace RegionalProviders.Cli.Commands.Documents;

/// <summary>Lists documents.</summary>
internal sealed class DocumentsList : SessionCommand
{
    private readonly Option<string?> consortium = CommonOptions.Consortium(
        "Of this consortium (all of yours)."
    );
    private readonly SubjectOptions subject = new();
    private readonly Option<string?> type = new("--type")
    {
        Description = "Of this type, e.g. statement_of_purpose.",
        HelpName = "CODE",
    };
    private readonly Option<DateOnly?> expiresBy = Day.Option(
        "--expires-by",
        "Expiring on or before this day."
    );

    public DocumentsList()
        : base("list", "List documents, newest received first.")
    {
        Options.Add(consortium);
        subject.AddTo(this, isRequired: false);
        Options.Add(type);
        Options.Add(expiresBy);
    }

    protected override async Task RunAsync(Session session, CancellationToken cancellationToken)
    {
        var request = new ListDocumentsRequest
        {
            ConsortiumId = await Resolve.ConsortiumIdAsync(
                session,
                session.Value(consortium),
                cancellationToken
            ),
            Subject = subject.Of(session),
            Type = session.Value(type) ?? "",
            ExpiresBy = session.Value(expiresBy)?.ToMessage(),
            PageSize = Paging.LargestPage,
        };
        session.Output.List(
            await session
                .Client.ListDocumentsAsync(request, cancellationToken)
                .ToListAsync(cancellationToken),
            DocumentShapes.Document
        );
    }
}
