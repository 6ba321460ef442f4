using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace RegionalProviders.Identity.Councils;

/// <summary>A council that memberships refer to: reference data, which this service only reads.</summary>
internal sealed class KnownCouncil
{
    private KnownCouncil() { }

    public Guid Id { get; private set; }
    public string Name { get; private set; } = "";
    public string Nation { get; private set; } = "";
    public DateOnly? ExistsFrom { get; private set; }
    public DateOnly? ExistsTo { get; private set; }

    /// <summary>Whether the council can be a tenant of the platform from that day on.</summary>
    public bool CanBeMemberFrom(DateOnly day) =>
        Nation == "England" && !(ExistsFrom > day) && !(ExistsTo < day);
}

internal sealed class KnownCouncilConfiguration : IEntityTypeConfiguration<KnownCouncil>
{
    public void Configure(EntityTypeBuilder<KnownCouncil> builder) =>
        builder.ToView("council", IdentityModule.Schema.Name);
}
