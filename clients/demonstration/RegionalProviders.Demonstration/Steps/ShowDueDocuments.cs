using RegionalProviders.Client;
using RegionalProviders.Providers.V1;
using Spectre.Console;

namespace RegionalProviders.Demonstration.Steps;

/// <summary>Records a reviewed document and lists what is due in the council's own area.</summary>
internal static class ShowDueDocuments
{
    internal static async Task RunAsync(RegionalProvidersClient council, string consortiumId)
    {
        var area = FoundConsortium.Members[0];
        var home = await council
            .SearchSettingsAsync(
                new SearchSettingsRequest
                {
                    HostAuthorityGss = { area },
                    ServiceTypes = { ServiceType.ChildrensHome },
                }
            )
            .FirstOrDefaultAsync();
        if (home is null)
            return;
        await RecordAsync(council, consortiumId, home);

        var due = await council.Documents.ListDueDocumentsAsync(
            new ListDueDocumentsRequest
            {
                ConsortiumId = consortiumId,
                HostAuthorityGss = { area },
                PageSize = 5,
            }
        );
        var table = new Table()
            .Title("Documents due in the council's area, first five settings")
            .AddColumns("URN", "Setting", "Needs");
        foreach (var setting in due.Settings)
            table.AddRow(
                Markup.Escape(setting.Urn),
                Markup.Escape(
                    setting.SettingName.Length == 0 ? "name withheld" : setting.SettingName
                ),
                Markup.Escape(Summary(setting))
            );
        AnsiConsole.Write(table);
    }

    private static async Task RecordAsync(
        RegionalProvidersClient council,
        string consortiumId,
        Setting home
    )
    {
        var recorded = await council.Documents.CreateDocumentAsync(
            new CreateDocumentRequest
            {
                ConsortiumId = consortiumId,
                Type = "statement_of_purpose",
                Subject = new DocumentSubject { SettingId = home.Id },
                Reference = "demonstration/statement-of-purpose",
                RequestId = Guid.NewGuid().ToString(),
            }
        );
        await council.Documents.ReviewDocumentAsync(
            new ReviewDocumentRequest
            {
                Id = recorded.Document.Id,
                Verdict = DocumentVerdict.Satisfactory,
            }
        );
        BritishConsole.WriteLine(
            $"[bold]Document[/]    statement of purpose of {home.Registration?.Key.Urn} received and reviewed as satisfactory"
        );
    }

    private static string Summary(SettingCompliance setting) =>
        string.Join(
            ", ",
            setting
                .Requirements.GroupBy(each => each.Status)
                .Select(group => $"{group.Count()} {group.Key.ToString().ToLowerInvariant()}")
        );
}
