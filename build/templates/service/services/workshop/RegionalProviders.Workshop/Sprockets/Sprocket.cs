using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RegionalProviders.Kernel;
using RegionalProviders.Persistence;
using RegionalProviders.Persistence.Entities;

namespace RegionalProviders.Workshop.Sprockets;

/// <summary>A SPROCKET_NOUN of one council, which row-level security keeps apart from those of others.</summary>
internal sealed class Sprocket : IVersioned
{
    private Sprocket() { }

    public Guid Id { get; private set; }

    public string Name { get; private set; } = "";

    public DateTimeOffset CreatedAt { get; private set; }

    public long Version { get; set; } = 1;

    public static Sprocket Create(string name, DateTimeOffset now) =>
        new()
        {
            Id = Guid.CreateVersion7(now),
            Name = name.Trim(),
            CreatedAt = now,
        };

    public V1.Sprocket ToProto() =>
        new()
        {
            Id = Id.ToString(),
            Name = Name,
            CreatedAt = CreatedAt.ToProto(),
            Etag = Etag.Of(Version),
        };
}

/// <summary>How a SPROCKET_NOUN is stored.</summary>
internal sealed class SprocketConfiguration : IEntityTypeConfiguration<Sprocket>
{
    public void Configure(EntityTypeBuilder<Sprocket> builder) =>
        builder.ToTable("sprocket").Property(each => each.Id).ValueGeneratedNever();
}
