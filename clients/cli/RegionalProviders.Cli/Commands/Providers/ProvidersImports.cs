using System.CommandLine;
using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Providers.V1;

namespace RegionalProviders.Cli.Commands.Providers;

/// <summary>Lists imports, or shows one.</summary>
internal sealed class ProvidersImports : SessionCommand
{
    public ProvidersImports()
        : base("imports", "List imports, newest first, or show one.")
    {
        var id = Add(
            new Argument<string?>("ID")
            {
                Description = "Id of one import; without it, all are listed.",
                Arity = ArgumentArity.ZeroOrOne,
            }
        );
        var problems = Flag("--problems", "List the problems of the import named.");
        Validators.Add(result =>
        {
            if (result.GetValue(problems) && result.GetValue(id) is null)
                result.AddError("--problems needs the ID of an import.");
        });

        Runs(async session =>
        {
            var client = session.Client;
            if (session.Value(id) is not { } import)
                session.Output.List(
                    await client
                        .ListImportsAsync(
                            new ListImportsRequest { PageSize = Paging.MaxPageSize },
                            session.Cancellation
                        )
                        .ToListAsync(session.Cancellation),
                    ImportShapes.Report
                );
            else if (session.Value(problems))
                session.Output.List(
                    await client
                        .ListImportProblemsAsync(
                            new ListImportProblemsRequest
                            {
                                ImportId = import,
                                PageSize = Paging.MaxPageSize,
                            },
                            session.Cancellation
                        )
                        .ToListAsync(session.Cancellation),
                    ImportShapes.Problem
                );
            else
                session.Output.One(
                    (
                        await client.Imports.GetImportAsync(
                            new GetImportRequest { Id = import },
                            session.CallOptions
                        )
                    ).Report,
                    ImportShapes.ReportInFull
                );
        });
    }
}
