using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RegionalProviders.Identity.Councils;
using RegionalProviders.Identity.Events;
using RegionalProviders.Kernel;

namespace RegionalProviders.Identity.Consortia;

/// <summary>
/// A council's membership of a consortium, by days. <see cref="Consortium"/> prevents memberships from overlapping.
/// </summary>
internal sealed class Membership
{
    private Membership() { }

    internal Membership(Guid consortiumId, KnownCouncil council, DateOnly from, DateTimeOffset now)
    {
        Id = Guid.CreateVersion7(now);
        ConsortiumId = consortiumId;
        Council = council;
        CouncilId = council.Id;
        ValidFrom = from;
        CreatedAt = now;
    }

    public Guid Id { get; private set; }
    public Guid ConsortiumId { get; private set; }
    public Guid CouncilId { get; private set; }
    public KnownCouncil Council { get; private set; } = null!;
    public DateOnly ValidFrom { get; private set; }

    /// <summary>The last day; null while it is open-ended.</summary>
    public DateOnly? ValidTo { get; private set; }
    public DateTimeOffset CreatedAt { get; private set; }

    internal void EndOn(DateOnly day) => ValidTo = day;

    internal V1.Membership ToProto() =>
        new()
        {
            Id = Id.ToString(),
            ConsortiumId = ConsortiumId.ToString(),
            CouncilId = CouncilId.ToString(),
            CouncilName = Council.Name,
            From = ValidFrom.ToProto(),
            To = ValidTo.ToProto(),
        };

    /// <summary>The event that carries this membership as it is now.</summary>
    /// <param name="version">The consortium's version after the change.</param>
    internal ConsortiumMembershipChanged ToEvent(long version) =>
        new(Id, ConsortiumId, CouncilId, ValidFrom, ValidTo, version);
}

internal sealed class MembershipConfiguration : IEntityTypeConfiguration<Membership>
{
    public void Configure(EntityTypeBuilder<Membership> builder)
    {
        builder.ToTable("membership");
        builder.Property(membership => membership.Id).ValueGeneratedNever();
    }
}
