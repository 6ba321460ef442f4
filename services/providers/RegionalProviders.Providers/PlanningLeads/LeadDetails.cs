namespace RegionalProviders.Providers.PlanningLeads;

/// <summary>What of a planning lead may be changed after it has been recorded.</summary>
/// <param name="Address">Where the home is to be.</param>
/// <param name="Applicant">Who applies, as the application says.</param>
/// <param name="KnownOrganisationId">The applicant, where the register knows it.</param>
/// <param name="Feedback">What the planning authority was told.</param>
/// <param name="MetOn">The day on which somebody met the applicant.</param>
internal sealed record LeadDetails(
    string Address,
    string Applicant,
    Guid? KnownOrganisationId,
    string Feedback,
    DateOnly? MetOn
);
