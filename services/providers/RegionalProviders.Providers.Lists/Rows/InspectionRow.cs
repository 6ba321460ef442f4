using RegionalProviders.Providers.Lists.Judgements;

namespace RegionalProviders.Providers.Lists;

/// <summary>One inspection and its judgements, all on one scale.</summary>
public sealed record InspectionRow
{
    /// <summary>The regulator's number of the inspection event; digits. Several registrations may share one.</summary>
    public string? EventNumber { get; init; }

    /// <summary>Type in the list's words, such as <c>Full inspection</c> or <c>Monitoring inspection</c>.</summary>
    public string? EventType { get; init; }

    /// <summary>First day of the inspection.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>Day on which the report was published.</summary>
    public DateOnly? Published { get; init; }

    /// <summary>Scale of every judgement in this row.</summary>
    public required JudgementScale Scale { get; init; }

    /// <summary>Overall judgement: the one that decides whether the provider improved or declined.</summary>
    public Finding? Overall { get; init; }

    /// <summary>How well children are helped and protected (limiting judgement).</summary>
    public Finding? HelpedAndProtected { get; init; }

    /// <summary>Effectiveness of leaders and managers.</summary>
    public Finding? LeadersAndManagers { get; init; }

    /// <summary>Outcomes in education (secure settings).</summary>
    public Finding? Education { get; init; }

    /// <summary>Health services (secure settings).</summary>
    public Finding? Health { get; init; }

    /// <summary>Outcomes for children and young people (framework before 2015).</summary>
    public Finding? Outcomes { get; init; }

    /// <summary>Quality of care (framework before 2015).</summary>
    public Finding? QualityOfCare { get; init; }
}
