using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace RegionalProviders.Identity.Clients;

/// <summary>Table <c>client</c>.</summary>
internal sealed class ClientApplicationConfiguration : IEntityTypeConfiguration<ClientApplication>
{
    public void Configure(EntityTypeBuilder<ClientApplication> builder)
    {
        builder.ToTable("client").HasKey(client => client.Id);
        builder.Property(client => client.Id).HasColumnName("client_id").ValueGeneratedNever();
        builder.Property(client => client.PublicJwks).HasColumnType("jsonb");
        builder.Property(client => client.RedirectAddresses).HasColumnName("redirect_uris");
        builder
            .Property(client => client.PostLogoutAddresses)
            .HasColumnName("post_logout_redirect_uris");
        // Properties of OpenIddict's entity that are derived from our own columns, or that nothing here uses.
        builder.Ignore(client => client.ApplicationType);
        builder.Ignore(client => client.ClientId);
        builder.Ignore(client => client.ClientSecret);
        builder.Ignore(client => client.ClientType);
        builder.Ignore(client => client.ConcurrencyToken);
        builder.Ignore(client => client.ConsentType);
        builder.Ignore(client => client.DisplayName);
        builder.Ignore(client => client.DisplayNames);
        builder.Ignore(client => client.JsonWebKeySet);
        builder.Ignore(client => client.Permissions);
        builder.Ignore(client => client.PostLogoutRedirectUris);
        builder.Ignore(client => client.Properties);
        builder.Ignore(client => client.RedirectUris);
        builder.Ignore(client => client.Requirements);
        builder.Ignore(client => client.Settings);
        builder
            .HasMany(client => client.Authorizations)
            .WithOne(grant => grant.Application)
            .HasForeignKey("ClientId");
        builder
            .HasMany(client => client.Tokens)
            .WithOne(token => token.Application)
            .HasForeignKey("ClientId");
    }
}
