using RegionalProviders.Persistence;

namespace RegionalProviders.RegisterCopy;

/// <summary>A service's copy of the register of providers, in its own schema.</summary>
public static class RegisterCopySchema
{
    /// <summary>
    /// The tables <c>register_entry</c> and <c>register_premises</c>, the view <c>registered_setting</c> and the function
    /// <c>with_premises</c>. Name it in <see cref="ServiceSchema.Sources"/> after <see cref="MigrationSource.Persistence"/>.
    /// </summary>
    public static MigrationSource Source { get; } =
        new("register_copy", typeof(RegisterCopySchema).Assembly);
}
