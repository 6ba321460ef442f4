using System.Globalization;
using RegionalProviders.Reference;

namespace RegionalProviders.Placements.Returns;

/// <summary>What the checks of every row share.</summary>
internal sealed class RowKnowledge
{
    public RowKnowledge(ReturnContext context)
    {
        Context = context;
        PlacingCouncil = CouncilDirectory.FindByGss(context.PlacingCouncil);
        Statutory = StatutoryCodes.On(context.Snapshot);
    }

    public ReturnContext Context { get; }

    public Council? PlacingCouncil { get; }

    public StatutoryCodes Statutory { get; }
}

/// <summary>One row under check.</summary>
internal sealed class RowCheck(ReturnRow row, Registration? registration, RowKnowledge knowledge)
{
    private List<Finding>? _findings;

    public ReturnRow Row => row;

    public Registration? Registration => registration;

    public ReturnContext Context => knowledge.Context;

    public RowKnowledge Knowledge => knowledge;

    public PlacementTypeFacts? Type { get; } = PlacementTypes.Of(row);

    /// <summary>An episode that the census asks about: it runs on the day of the return.</summary>
    public bool IsOpenEpisode => IsEpisode && row.IsOpenOn(Context.Snapshot);

    public bool IsEpisode => row.Kind == ReturnKind.Episodes;

    public IReadOnlyList<Finding> Findings => _findings ?? (IReadOnlyList<Finding>)[];

    public void Report(ReturnRule rule, ReturnField? field = null, string? detail = null) =>
        (_findings ??= []).Add(
            new Finding(
                row.Line,
                row.Identifier,
                field is { } f ? row.NameOf(f) : null,
                rule.Code,
                rule.Severity,
                detail is null
                    ? rule.Message
                    : string.Format(CultureInfo.InvariantCulture, rule.Message, detail),
                row.Costs is { Lines: [var line] } costs && field is { } from && costs.Has(from)
                    ? string.Create(
                        CultureInfo.InvariantCulture,
                        $"{rule.Fix} The value is of line {line} of the costs file."
                    )
                    : rule.Fix,
                rule.Reference
            )
        );
}
