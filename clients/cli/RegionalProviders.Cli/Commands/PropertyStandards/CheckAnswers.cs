using System.CommandLine;
using RegionalProviders.Providers.V1;

namespace RegionalProviders.Cli.Commands.PropertyStandards;

/// <summary>The outcomes of a check: from options, from a file, or from both.</summary>
internal sealed class CheckAnswers
{
    private readonly Option<string[]> met = Codes("--met", "Items as they should be.");
    private readonly Option<string[]> notMet = Codes(
        "--not-met",
        "Items missing or not in order, each with what was seen after a =."
    );
    private readonly Option<string[]> notApplicable = Codes(
        "--not-applicable",
        "Items that do not apply to this setting."
    );
    private readonly Option<string?> file = new("--file")
    {
        Description =
            "CSV with the columns code, outcome and note, as rp property-standards get -o csv writes it; rows without an outcome are passed over.",
        HelpName = "FILE",
    };

    public void AddTo(Command command)
    {
        command.Options.Add(met);
        command.Options.Add(notMet);
        command.Options.Add(notApplicable);
        command.Options.Add(file);
    }

    public async Task<IReadOnlyList<PropertyCheckItem>> ItemsAsync(Session session)
    {
        List<PropertyCheckItem> items =
        [
            .. session.Value(file) is { } path ? CheckFile.Read(path) : [],
            .. Of(session.Value(met), PropertyOutcome.Met),
            .. Of(session.Value(notMet), PropertyOutcome.NotMet),
            .. Of(session.Value(notApplicable), PropertyOutcome.NotApplicable),
        ];
        if (items.Count == 0)
            throw new CommandException(
                ExitCode.Usage,
                "No outcome was given.",
                "Give --met, --not-met, --not-applicable or --file; rp property-standards list shows the items."
            );
        if (items.GroupBy(item => item.Code).FirstOrDefault(same => same.Count() > 1) is { } twice)
            throw InputFile.Invalid($"{twice.Key} is given twice.", "Give each item once.");
        var checklist = await session.Client.PropertyStandards.ListPropertyStandardsAsync(
            new ListPropertyStandardsRequest(),
            session.CallOptions
        );
        var known = checklist.Standards.Select(standard => standard.Code).ToHashSet();
        var unknown = items.Where(item => !known.Contains(item.Code)).ToList();
        if (unknown.Count > 0)
            throw InputFile.Invalid(
                $"The checklist has no item {string.Join(", ", unknown.Select(item => item.Code))}.",
                "rp property-standards list shows the items."
            );
        return items;
    }

    private static Option<string[]> Codes(string name, string description) =>
        new(name)
        {
            Description = $"{description} May be repeated.",
            HelpName = "CODE[=NOTE]",
            AllowMultipleArgumentsPerToken = true,
        };

    private static IEnumerable<PropertyCheckItem> Of(
        IEnumerable<string>? texts,
        PropertyOutcome outcome
    ) =>
        (texts ?? [])
            .Select(text => text.Split('=', 2))
            .Select(parts => new PropertyCheckItem
            {
                Code = parts[0].Trim(),
                Outcome = outcome,
                Note = parts.Length > 1 ? parts[1].Trim() : "",
            });
}
