using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RegionalProviders.AccessLog;
using RegionalProviders.Identity.V1;
using RegionalProviders.Kernel;

namespace RegionalProviders.Identity.Addresses;

/// <summary>An e-mail domain of a council; it is given and taken away, never changed.</summary>
internal sealed class CouncilDomainEntity
{
    private CouncilDomainEntity() { }

    public CouncilDomainEntity(string domain, Guid councilId, DateTimeOffset now) =>
        (Domain, CouncilId, CreatedAt) = (domain, councilId, now);

    public string Domain { get; private set; } = "";
    public Guid CouncilId { get; private set; }
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>The domain for the access log of its council.</summary>
    internal AccessedObject Accessed =>
        new("council_domain", Domain) { Owner = ChainName.Council(CouncilId) };

    internal CouncilDomain ToProto() =>
        new()
        {
            Domain = Domain,
            CouncilId = CouncilId.ToString(),
            CreatedAt = CreatedAt.ToProto(),
        };
}

internal sealed class CouncilDomainConfiguration : IEntityTypeConfiguration<CouncilDomainEntity>
{
    /// <summary>Lock that those who change domains hold alone, and those who create users share.</summary>
    internal const string Lock = "identity: council domains";

    public void Configure(EntityTypeBuilder<CouncilDomainEntity> builder) =>
        builder.ToTable("council_domain").HasKey(domain => domain.Domain);
}
