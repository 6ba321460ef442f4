using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RegionalProviders.Providers.V1;

namespace RegionalProviders.Providers.Registrations;

/// <summary>A registration of the register as records of consortia refer to it. Imports write it, by SQL.</summary>
internal sealed class KnownRegistration
{
    private KnownRegistration() { }

    public Guid Id { get; private set; }
    public Regulator Regulator { get; private set; }
    public string Urn { get; private set; } = "";

    public RegistrationKey Key => new() { Regulator = Regulator, Urn = Urn };
}

/// <summary>A setting of the register, as <see cref="KnownRegistration"/>.</summary>
internal sealed class KnownSetting
{
    private KnownSetting() { }

    public Guid Id { get; private set; }
}

/// <summary>An organisation of the register, as <see cref="KnownRegistration"/>.</summary>
internal sealed class KnownOrganisation
{
    private KnownOrganisation() { }

    public Guid Id { get; private set; }
}

/// <summary>Mapped as views: the context can read them and refuses to write.</summary>
internal sealed class KnownRegistrationConfiguration
    : IEntityTypeConfiguration<KnownRegistration>,
        IEntityTypeConfiguration<KnownSetting>,
        IEntityTypeConfiguration<KnownOrganisation>
{
    public void Configure(EntityTypeBuilder<KnownRegistration> builder)
    {
        builder.ToView("registration", ProvidersModule.Name);
        builder.Property(registration => registration.Regulator).HasConversion<string>();
        builder.Ignore(registration => registration.Key);
    }

    public void Configure(EntityTypeBuilder<KnownSetting> builder) =>
        builder.ToView("setting", ProvidersModule.Name);

    public void Configure(EntityTypeBuilder<KnownOrganisation> builder) =>
        builder.ToView("organisation", ProvidersModule.Name);
}
