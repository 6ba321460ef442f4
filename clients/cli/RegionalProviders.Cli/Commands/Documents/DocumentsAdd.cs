using System.CommandLine;
using RegionalProviders.Cli.Options;
using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Client;
using RegionalProviders.Providers.V1;

namespace RegionalProviders.Cli.Commands.Documents;

/// <summary>Records that a document was received.</summary>
internal sealed class DocumentsAdd : SessionCommand
{
    private readonly Option<string?> consortium = CommonOptions.Consortium(
        "Consortium whose members see it."
    );
    private readonly Option<string> type = new("--type")
    {
        Description = "Type, e.g. statement_of_purpose.",
        HelpName = "CODE",
        Required = true,
    };
    private readonly SubjectOptions subject = new();
    private readonly Option<DateOnly?> issued = Day.Option("--issued", "Day of issue.");
    private readonly Option<DateOnly?> expires = Day.Option("--expires", "Last day of validity.");
    private readonly Option<DateOnly?> received = Day.Option("--received", "Day received (today).");
    private readonly Option<string?> reference = new("--reference")
    {
        Description = "Reference in your document store; no personal names.",
        HelpName = "TEXT",
    };

    public DocumentsAdd()
        : base("add", "Record that a document was received.")
    {
        consortium.Required = true;
        Options.Add(consortium);
        Options.Add(type);
        subject.AddTo(this, isRequired: true);
        Options.Add(issued);
        Options.Add(expires);
        Options.Add(received);
        Options.Add(reference);
    }

    protected override async Task RunAsync(Session session, CancellationToken cancellationToken)
    {
        var response = await session.Client.Documents.CreateDocumentAsync(
            new CreateDocumentRequest
            {
                ConsortiumId = await Resolve.ConsortiumIdAsync(
                    session,
                    session.Value(consortium),
                    cancellationToken
                ),
                Type = session.Value(type),
                Subject = subject.Of(session),
                IssuedOn = session.Value(issued)?.ToMessage(),
                ExpiresOn = session.Value(expires)?.ToMessage(),
                ReceivedOn = session.Value(received)?.ToMessage(),
                Reference = session.Value(reference) ?? "",
                RequestId = session.NewRequestId(),
            },
            cancellationToken: cancellationToken
        );
        session.Output.One(response.Document, DocumentShapes.Document);
    }
}
