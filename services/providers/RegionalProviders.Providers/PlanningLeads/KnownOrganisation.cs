using RegionalProviders.Kernel;
using RegionalProviders.Persistence;

namespace RegionalProviders.Providers.PlanningLeads;

/// <summary>The organisation that a lead says the register knows.</summary>
internal static class KnownOrganisation
{
    /// <summary>Refuses one that the register does not know.</summary>
    public static async Task CheckAsync(Guid? organisation, ServiceTransaction tx)
    {
        if (organisation is null)
            return;
        var exists = await tx.QuerySingleAsync<bool>(
            "select exists (select from providers.organisation where id = @organisation)",
            new { organisation }
        );
        if (!exists)
            throw Fault.Invalid(
                "lead.known_organisation_id",
                "must be an organisation of the register, or empty."
            );
    }
}
