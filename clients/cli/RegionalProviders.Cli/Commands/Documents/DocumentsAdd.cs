using RegionalProviders.Cli.Options;
using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Client;
using RegionalProviders.Providers.V1;

namespace RegionalProviders.Cli.Commands.Documents;

/// <summary>Records that a document was received.</summary>
internal sealed class DocumentsAdd : SessionCommand
{
    private readonly SubjectOptions subject = new();

    public DocumentsAdd()
        : base("add", "Record that a document was received.")
    {
        var consortium = AddRequired(CommonOptions.Consortium("Consortium whose members see it."));
        var type = RequiredText("--type", "Type, e.g. statement_of_purpose.", "CODE");
        subject.AddTo(this, isRequired: true);
        var issued = Add(Day.Option("--issued", "Day of issue."));
        var expires = Add(Day.Option("--expires", "Last day of validity."));
        var received = Add(Day.Option("--received", "Day received (today)."));
        var reference = Text(
            "--reference",
            "Reference in your document store; no personal names.",
            "TEXT"
        );

        Shows(
            DocumentShapes.Document,
            async session =>
                (
                    await session.Client.Documents.CreateDocumentAsync(
                        new CreateDocumentRequest
                        {
                            ConsortiumId = await Resolve.ConsortiumIdAsync(
                                session,
                                session.Value(consortium)
                            ),
                            Type = session.Value(type),
                            Subject = subject.Of(session),
                            IssuedOn = session.Value(issued)?.ToMessage(),
                            ExpiresOn = session.Value(expires)?.ToMessage(),
                            ReceivedOn = session.Value(received)?.ToMessage(),
                            Reference = session.Value(reference) ?? "",
                            RequestId = session.NewRequestId(),
                        },
                        session.CallOptions
                    )
                ).Document
        );
    }
}
