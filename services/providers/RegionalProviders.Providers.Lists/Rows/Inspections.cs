using RegionalProviders.Providers.Lists.Columns;
using RegionalProviders.Providers.Lists.Judgements;

namespace RegionalProviders.Providers.Lists.Rows;

/// <summary>Collects the inspections contained in one row.</summary>
internal static class Inspections
{
    public static IReadOnlyList<InspectionRow> Read(RowValues values, ListKind kind)
    {
        var found = new List<InspectionRow>();
        AddCurrent(values, kind, found);
        AddPrevious(values, found);
        if (values.Date(Field.InterimDate) is { } interim)
            found.Add(
                new InspectionRow
                {
                    EventType = "Interim inspection",
                    Date = interim,
                    Scale = JudgementScale.OfstedSccif,
                    Overall = values.Finding(Field.InterimOutcome, JudgementScale.OfstedSccif),
                }
            );
        if (values.Date(Field.AssuranceDate) is { } assurance)
            found.Add(
                new InspectionRow
                {
                    EventType = "Assurance visit",
                    Date = assurance,
                    Scale = JudgementScale.OfstedSccif,
                }
            );
        return found;
    }

    private static void AddCurrent(RowValues values, ListKind kind, List<InspectionRow> found)
    {
        var scale = kind switch
        {
            ListKind.Gias => JudgementScale.OfstedEducation,
            ListKind.CqcDirectory or ListKind.CqcLocations => JudgementScale.Cqc,
            _ => JudgementScale.OfstedSccif,
        };
        var date = values.Date(Field.InspectionDate);
        var inspection = new InspectionRow
        {
            EventNumber = values.EventNumber(Field.EventNumber),
            // The council lists give the event type only in the header: "Date of last full inspection".
            EventType =
                kind == ListKind.OfstedCouncil && date is not null
                    ? "Full inspection"
                    : values.Text(Field.InspectionType),
            Date = date,
            Published = values.Date(Field.PublicationDate, Latest.Today),
            Scale = scale,
            Overall = values.Finding(Field.Overall, scale),
            HelpedAndProtected = values.Finding(Field.Protection, scale),
            LeadersAndManagers = values.Finding(Field.Leadership, scale),
            Education = values.Finding(Field.Education, scale),
            Health = values.Finding(Field.Health, scale),
            Outcomes = values.Finding(Field.Outcomes, scale),
            QualityOfCare = values.Finding(Field.QualityOfCare, scale),
        };
        Add(values, inspection, Field.SupportedAccommodationOutcome, found);
    }

    private static void AddPrevious(RowValues values, List<InspectionRow> found)
    {
        const JudgementScale scale = JudgementScale.OfstedSccif;
        var inspection = new InspectionRow
        {
            EventNumber = values.EventNumber(Field.PreviousEventNumber),
            EventType = values.Text(Field.PreviousInspectionType),
            Date = values.Date(Field.PreviousInspectionDate),
            Published = values.Date(Field.PreviousPublicationDate, Latest.Today),
            Scale = scale,
            Overall = values.Finding(Field.PreviousOverall, scale),
            HelpedAndProtected = values.Finding(Field.PreviousProtection, scale),
            LeadersAndManagers = values.Finding(Field.PreviousLeadership, scale),
            Education = values.Finding(Field.PreviousEducation, scale),
            Health = values.Finding(Field.PreviousHealth, scale),
        };
        Add(values, inspection, Field.PreviousSupportedAccommodationOutcome, found);
    }

    // The judgement of supported accommodation has its own column and its own scale, but belongs to the same inspection
    // event.
    private static void Add(
        RowValues values,
        InspectionRow inspection,
        Field outcome,
        List<InspectionRow> found
    )
    {
        const JudgementScale scale = JudgementScale.OfstedSupportedAccommodation;
        var supported = values.Finding(outcome, scale);
        if (supported is not null)
            found.Add(
                new InspectionRow
                {
                    EventNumber = inspection.EventNumber,
                    EventType = inspection.EventType,
                    Date = inspection.Date,
                    Published = inspection.Published,
                    Scale = scale,
                    Overall = supported,
                }
            );
        var hasEvent =
            inspection is not { EventNumber: null, EventType: null, Date: null, Published: null };
        if (inspection.Overall is not null || (hasEvent && supported is null))
            found.Add(inspection);
    }
}
