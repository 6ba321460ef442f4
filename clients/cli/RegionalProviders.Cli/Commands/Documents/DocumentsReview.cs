using RegionalProviders.Cli.Options;
using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Client;
using RegionalProviders.Providers.V1;

namespace RegionalProviders.Cli.Commands.Documents;

/// <summary>Records the verdict of a review.</summary>
internal sealed class DocumentsReview : SessionCommand
{
    public DocumentsReview()
        : base("review", "Record the verdict of a review.")
    {
        var verdict = AddRequired(
            Choice.One<DocumentVerdict>("--verdict", "How the review ended.")
        );
        var id = Argument("ID", "Id of the document.");
        var on = Add(Day.Option("--on", "Day of the review (today)."));
        var etag = Add(CommonOptions.Etag());

        Shows(
            DocumentShapes.Document,
            session =>
                session.Client.Documents.ReviewDocumentAsync(
                    new ReviewDocumentRequest
                    {
                        Id = session.Value(id),
                        Verdict = session.Value(verdict),
                        ReviewedOn = session.Value(on)?.ToMessage(),
                        Etag = session.Value(etag) ?? "",
                    },
                    session.CallOptions
                ),
            answer => answer.Document
        );
    }
}
