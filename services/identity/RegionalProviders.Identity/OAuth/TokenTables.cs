using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace RegionalProviders.Identity.OAuth;

/// <summary>
/// Table <c>token_grant</c>. The client is optional to Entity Framework, though every grant has one: policies may hide it,
/// and an inner join would then hide the grant.
/// </summary>
internal sealed class TokenGrantConfiguration : IEntityTypeConfiguration<TokenGrant>
{
    public void Configure(EntityTypeBuilder<TokenGrant> builder)
    {
        builder.ToTable("token_grant").HasKey(grant => grant.Id);
        builder.Property(grant => grant.Id).HasConversion<Guid>().ValueGeneratedNever();
        builder.Property<string>("ClientId");
        builder
            .Property(grant => grant.Subject)
            .HasColumnName("user_id")
            .HasConversion<Guid>()
            .IsRequired();
        builder.Property(grant => grant.ScopeNames).HasColumnName("scopes");
        builder.Property(grant => grant.CreationDate).HasColumnName("created_at").IsRequired();
        builder.Property(grant => grant.Status).IsRequired();
        builder.Ignore(grant => grant.ConcurrencyToken);
        builder.Ignore(grant => grant.Properties);
        builder.Ignore(grant => grant.Scopes);
        builder.Ignore(grant => grant.Type);
        builder.OnlyUpdates(nameof(TokenGrant.Status));
        builder
            .HasMany(grant => grant.Tokens)
            .WithOne(token => token.Authorization)
            .HasForeignKey("GrantId");
    }
}

/// <summary>Table <c>token</c>.</summary>
internal sealed class StoredTokenConfiguration : IEntityTypeConfiguration<StoredToken>
{
    public void Configure(EntityTypeBuilder<StoredToken> builder)
    {
        builder.ToTable("token").HasKey(token => token.Id);
        builder.Property(token => token.Id).HasConversion<Guid>().ValueGeneratedNever();
        builder.Property<string>("ClientId");
        builder.Property<string>("GrantId").HasConversion<Guid>();
        builder
            .Property(token => token.Subject)
            .HasColumnName("user_id")
            .HasConversion<Guid>()
            .IsRequired();
        builder.Property(token => token.Type).IsRequired();
        builder.Property(token => token.Status).IsRequired();
        builder.Property(token => token.ReferenceId).HasColumnName("reference_hash");
        builder.Property(token => token.CreationDate).HasColumnName("created_at").IsRequired();
        builder.Property(token => token.ExpirationDate).HasColumnName("expires_at").IsRequired();
        builder.Property(token => token.RedemptionDate).HasColumnName("redeemed_at");
        builder.Property(token => token.ConcurrencyToken).IsRequired().IsConcurrencyToken();
        builder.Ignore(token => token.Properties);
        builder.OnlyUpdates(
            nameof(StoredToken.ReferenceId),
            nameof(StoredToken.Payload),
            nameof(StoredToken.RedemptionDate),
            nameof(StoredToken.Status),
            nameof(StoredToken.ConcurrencyToken)
        );
    }
}

internal static class ColumnRules
{
    /// <summary>
    /// OpenIddict's stores mark every column as modified; columns that never change, and that the database does not
    /// allow to be updated, are left out.
    /// </summary>
    internal static void OnlyUpdates<T>(this EntityTypeBuilder<T> builder, params string[] names)
        where T : class
    {
        foreach (var property in builder.Metadata.GetProperties())
            if (!property.IsKey() && !names.Contains(property.Name))
                property.SetAfterSaveBehavior(PropertySaveBehavior.Ignore);
    }
}
