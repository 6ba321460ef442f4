using RegionalProviders.Persistence;

namespace RegionalProviders.Membership;

/// <summary>Who belongs to which consortium: a small read model that a service keeps in its own schema.</summary>
public static class MembershipSchema
{
    /// <summary>
    /// The table <c>membership</c> with the functions <c>members</c>, <c>is_member</c> and <c>consortium_ids</c>. Name it
    /// in <see cref="ServiceSchema.Sources"/> after <see cref="MigrationSource.Persistence"/>.
    /// </summary>
    public static MigrationSource Source { get; } =
        new("membership", typeof(MembershipSchema).Assembly);
}
