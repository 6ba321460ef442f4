using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RegionalProviders.Providers.V1;

namespace RegionalProviders.Providers.Registrations;

/// <summary>A registration in the register, for references from records of consortia. Written by imports, in SQL.</summary>
internal sealed class KnownRegistration
{
    private KnownRegistration() { }

    public Guid Id { get; private set; }
    public Regulator Regulator { get; private set; }
    public string Urn { get; private set; } = "";

    public RegistrationKey Key => new() { Regulator = Regulator, Urn = Urn };
}

/// <summary>A setting in the register, used like <see cref="KnownRegistration"/>.</summary>
internal sealed class KnownSetting
{
    private KnownSetting() { }

    public Guid Id { get; private set; }
}

/// <summary>An organisation in the register, used like <see cref="KnownRegistration"/>.</summary>
internal sealed class KnownOrganisation
{
    private KnownOrganisation() { }

    public Guid Id { get; private set; }
}

/// <summary>Mapped as views, so that the context can read them but cannot write.</summary>
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
