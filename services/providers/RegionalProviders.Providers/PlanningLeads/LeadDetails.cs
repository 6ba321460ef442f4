namespace RegionalProviders.Providers.PlanningLeads;

/// <summary>The fields of a planning lead that may be changed after it was recorded.</summary>
/// <param name="Address">Where the home is to be.</param>
/// <param name="Applicant">The applicant as named in the application.</param>
/// <param name="KnownOrganisationId">The applicant's organisation in the register, if known.</param>
/// <param name="Feedback">The feedback given to the planning authority.</param>
/// <param name="MetOn">Day of a meeting with the applicant.</param>
internal sealed record LeadDetails(
    string Address,
    string Applicant,
    Guid? KnownOrganisationId,
    string Feedback,
    DateOnly? MetOn
);
