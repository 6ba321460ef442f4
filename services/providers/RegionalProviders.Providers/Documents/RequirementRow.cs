using System.Text.Json.Serialization;
using RegionalProviders.Kernel;
using RegionalProviders.Providers.V1;

namespace RegionalProviders.Providers.Documents;

/// <summary>The status of one required document, as returned by the query.</summary>
internal sealed record RequirementRow(
    string Type,
    [property: JsonConverter(typeof(JsonStringEnumConverter<ComplianceStatus>))]
        ComplianceStatus Status,
    DateOnly? DueOn,
    Guid? DocumentId
)
{
    private static readonly ComplianceStatus[] ByUrgency =
    [
        ComplianceStatus.Missing,
        ComplianceStatus.Expired,
        ComplianceStatus.Overdue,
        ComplianceStatus.ToReview,
        ComplianceStatus.Due,
        ComplianceStatus.Current,
    ];

    /// <summary>Sort key: 0 is the most urgent.</summary>
    public int Urgency => Array.IndexOf(ByUrgency, Status);

    public Requirement ToProto() =>
        new()
        {
            Type = Type,
            Status = Status,
            DueOn = DueOn.ToProto(),
            DocumentId = DocumentId.ToProto(),
        };
}
