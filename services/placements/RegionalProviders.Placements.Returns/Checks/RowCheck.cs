using System.Globalization;
using RegionalProviders.Reference;

namespace RegionalProviders.Placements.Returns;

/// <summary>Data shared by the checks of all rows.</summary>
internal sealed class RowKnowledge
{
    public RowKnowledge(ReturnContext context)
    {
        Context = context;
        PlacingCouncil = CouncilDirectory.FindByGss(context.PlacingCouncil);
        Statutory = StatutoryCodes.On(context.Snapshot);
        Year = CollectionYear.Of(context.Snapshot);
    }

    public ReturnContext Context { get; }

    public Council? PlacingCouncil { get; }

    public StatutoryCodes Statutory { get; }

    public CollectionYear Year { get; }
}

/// <summary>One row being checked.</summary>
internal sealed class RowCheck(ReturnRow row, Registration? registration, RowKnowledge knowledge)
{
    private List<Finding>? _findings;

    public ReturnRow Row => row;

    public Registration? Registration => registration;

    public ReturnContext Context => knowledge.Context;

    public RowKnowledge Knowledge => knowledge;

    public PlacementTypeFacts? Type { get; } = PlacementTypes.Of(row);

    /// <summary>Whether the row is an episode that runs on the snapshot date, and so belongs in the census too.</summary>
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
