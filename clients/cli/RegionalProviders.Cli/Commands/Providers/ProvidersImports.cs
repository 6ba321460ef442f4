using System.CommandLine;
using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Providers.V1;

namespace RegionalProviders.Cli.Commands.Providers;

/// <summary>Lists imports, or shows one.</summary>
internal sealed class ProvidersImports : SessionCommand
{
    private readonly Argument<string?> id = new("ID")
    {
        Description = "Id of one import; without it, all are listed.",
        Arity = ArgumentArity.ZeroOrOne,
    };
    private readonly Option<bool> problems = new("--problems")
    {
        Description = "List the problems of the import named.",
    };

    public ProvidersImports()
        : base("imports", "List imports, newest first, or show one.")
    {
        Arguments.Add(id);
        Options.Add(problems);
        Validators.Add(result =>
        {
            if (result.GetValue(problems) && result.GetValue(id) is null)
                result.AddError("--problems needs the ID of an import.");
        });
    }

    protected override async Task RunAsync(Session session, CancellationToken cancellationToken)
    {
        var client = session.Client;
        if (session.Value(id) is not { } import)
            session.Output.List(
                await client
                    .ListImportsAsync(
                        new ListImportsRequest { PageSize = Paging.LargestPage },
                        cancellationToken
                    )
                    .ToListAsync(cancellationToken),
                ImportShapes.Report
            );
        else if (session.Value(problems))
            session.Output.List(
                await client
                    .ListImportProblemsAsync(
                        new ListImportProblemsRequest
                        {
                            ImportId = import,
                            PageSize = Paging.LargestPage,
                        },
                        cancellationToken
                    )
                    .ToListAsync(cancellationToken),
                ImportShapes.Problem
            );
        else
            session.Output.One(
                (
                    await client.Imports.GetImportAsync(
                        new GetImportRequest { Id = import },
                        cancellationToken: cancellationToken
                    )
                ).Report,
                ImportShapes.ReportInFull
            );
    }
}
