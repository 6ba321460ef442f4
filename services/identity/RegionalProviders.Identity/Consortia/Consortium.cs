using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RegionalProviders.Identity.Councils;
using RegionalProviders.Kernel;

namespace RegionalProviders.Identity.Consortia;

/// <summary>
/// A consortium with the memberships that a change concerns. Its row is locked, so that changes happen one at a time,
/// because memberships are checked against one another.
/// </summary>
internal sealed class Consortium
{
    private readonly List<Membership> memberships = [];

    /// <summary>The ordering key of events: those of one consortium are published in order.</summary>
    internal static string Aggregate(Guid id) => $"consortium:{id}";

    private Consortium() { }

    public Consortium(string name, DateTimeOffset now)
    {
        Id = Guid.CreateVersion7(now);
        Name = name;
        CreatedAt = now;
        Version = 1;
    }

    public Guid Id { get; private set; }
    public string Name { get; private set; } = "";
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>Grows with every change of the consortium or its members.</summary>
    public long Version { get; private set; }

    /// <summary>The memberships that have been loaded.</summary>
    public IReadOnlyList<Membership> Memberships => memberships;

    /// <summary>
    /// Adds a council from a day on, or returns the membership that it has on that day. All of the council's
    /// memberships must be loaded.
    /// </summary>
    public Membership Add(KnownCouncil council, DateOnly from, DateTimeOffset now)
    {
        if (!council.CanBeMemberFrom(from))
            throw Fault.Invalid(
                "council_id",
                "must be a council of England that exists on the first day of the membership."
            );
        var existing = memberships
            .Where(each => each.CouncilId == council.Id && !(each.ValidTo < from))
            .MinBy(each => each.ValidFrom);
        if (existing is not null)
            return existing.ValidFrom <= from
                ? existing
                : throw Fault.StateConflict(
                    "The council has a membership of this consortium that begins on a later day. End that one on a day before, or add this one from the day after it ends."
                );
        var added = new Membership(Id, council, from, now);
        memberships.Add(added);
        Version++;
        return added;
    }

    /// <summary>Ends a membership. All of its council's memberships must be loaded.</summary>
    /// <param name="membership">The membership.</param>
    /// <param name="wanted">Its last day; null for yesterday, or the day on which it ended.</param>
    /// <param name="today">Today in London.</param>
    public void End(Membership membership, DateOnly? wanted, DateOnly today)
    {
        var hasEnded = membership.ValidTo < today;
        var to = wanted ?? (hasEnded ? membership.ValidTo!.Value : today.AddDays(-1));
        if (to == membership.ValidTo)
            return;
        if (hasEnded)
            throw Fault.StateConflict(
                "The membership ended already. Add the council as a member again from the day on which it returns."
            );
        if (to < membership.ValidFrom)
            throw Fault.Invalid(
                "to",
                "must not be before the first day of the membership. One that began today can end today at the earliest."
            );
        if (
            memberships.Any(each =>
                each.CouncilId == membership.CouncilId
                && each.ValidFrom > membership.ValidFrom
                && each.ValidFrom <= to
            )
        )
            throw Fault.StateConflict(
                "The council's next membership of this consortium begins on or before that day. Choose a day before it begins."
            );
        membership.EndOn(to);
        Version++;
    }
}

internal sealed class ConsortiumConfiguration : IEntityTypeConfiguration<Consortium>
{
    /// <summary>Unique index: one consortium per name, ignoring case.</summary>
    public const string UniqueNameIndex = "consortium_name_key";

    public void Configure(EntityTypeBuilder<Consortium> builder)
    {
        builder.ToTable("consortium");
        builder.Property(consortium => consortium.Id).ValueGeneratedNever();
        builder.Property(consortium => consortium.Version).IsConcurrencyToken();
        builder
            .HasMany(consortium => consortium.Memberships)
            .WithOne()
            .HasForeignKey(membership => membership.ConsortiumId);
    }
}
