using Microsoft.EntityFrameworkCore;
using RegionalProviders.Kernel;
using RegionalProviders.Membership;
using RegionalProviders.Persistence;
using RegionalProviders.Providers.Data;

namespace RegionalProviders.Providers.PlanningLeads;

/// <summary>Reads leads from requests.</summary>
internal static class LeadRequests
{
    /// <summary>Reads the details; refuses a future date and an organisation that the register does not know.</summary>
    /// <param name="lead">The lead of the request.</param>
    /// <param name="existing">The current details; null for a new lead.</param>
    /// <param name="fields">The fields that the request sets; null for all.</param>
    /// <param name="scope">Gives the current date of the caller.</param>
    /// <param name="tx">The transaction.</param>
    public static async Task<LeadDetails> ReadAsync(
        V1.PlanningLead lead,
        LeadDetails? existing,
        ICollection<string>? fields,
        CallerScope scope,
        ServiceTransaction tx
    )
    {
        bool Sets(string field) => existing is null || fields!.Contains(field);
        return new LeadDetails(
            Sets("address") ? lead.Address : existing!.Address,
            Sets("applicant") ? lead.Applicant : existing!.Applicant,
            Sets("known_organisation_id")
                ? await KnownOrganisationAsync(lead, tx)
                : existing!.KnownOrganisationId,
            Sets("feedback") ? lead.Feedback : existing!.Feedback,
            Sets("met_on") ? MetOn(lead, scope) : existing!.MetOn
        );
    }

    private static DateOnly? MetOn(V1.PlanningLead lead, CallerScope scope) =>
        lead.MetOn.ToDateOnly("lead.met_on") is { } day ? scope.PastDay(day, "lead.met_on") : null;

    private static async Task<Guid?> KnownOrganisationAsync(
        V1.PlanningLead lead,
        ServiceTransaction tx
    )
    {
        var id = lead.KnownOrganisationId.ToOptionalId("lead.known_organisation_id");
        if (id is null)
            return null;
        var db = await tx.EntitiesAsync<ProvidersDbContext>();
        return await db.Organisations.AnyAsync(
            organisation => organisation.Id == id,
            tx.CancellationToken
        )
            ? id
            : throw Fault.Invalid(
                "lead.known_organisation_id",
                "must be an organisation of the register, or empty."
            );
    }
}
