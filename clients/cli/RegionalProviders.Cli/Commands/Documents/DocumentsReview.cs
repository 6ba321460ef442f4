using System.CommandLine;
using RegionalProviders.Cli.Options;
using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Client;
using RegionalProviders.Providers.V1;

namespace RegionalProviders.Cli.Commands.Documents;

/// <summary>Records the verdict of a review.</summary>
internal sealed class DocumentsReview : SessionCommand
{
    private readonly Argument<string> id = new("ID") { Description = "Id of the document." };
    private readonly Option<DocumentVerdict> verdict = Choice.One<DocumentVerdict>(
        "--verdict",
        "How the review ended."
    );
    private readonly Option<DateOnly?> on = Day.Option("--on", "Day of the review (today).");
    private readonly Option<string?> etag = CommonOptions.Etag();

    public DocumentsReview()
        : base("review", "Record the verdict of a review.")
    {
        verdict.Required = true;
        Arguments.Add(id);
        Options.Add(verdict);
        Options.Add(on);
        Options.Add(etag);
    }

    protected override async Task RunAsync(Session session, CancellationToken cancellationToken)
    {
        var response = await session.Client.Documents.ReviewDocumentAsync(
            new ReviewDocumentRequest
            {
                Id = session.Value(id),
                Verdict = session.Value(verdict),
                ReviewedOn = session.Value(on)?.ToMessage(),
                Etag = session.Value(etag) ?? "",
            },
            cancellationToken: cancellationToken
        );
        session.Output.One(response.Document, DocumentShapes.Document);
    }
}
