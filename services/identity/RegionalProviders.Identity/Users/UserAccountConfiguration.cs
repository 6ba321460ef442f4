using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace RegionalProviders.Identity.Users;

/// <summary>The table <c>user_account</c>: of the framework's columns, only those that are used here.</summary>
internal sealed class UserAccountConfiguration : IEntityTypeConfiguration<UserAccount>
{
    public void Configure(EntityTypeBuilder<UserAccount> builder)
    {
        builder.ToTable("user_account");
        builder.HasKey(user => user.Id);
        builder.Property(user => user.Id).ValueGeneratedNever();
        builder.Property(user => user.Email).IsRequired();
        builder
            .Property(user => user.NormalizedEmail)
            .HasColumnName("normalised_email")
            .IsRequired();
        builder.Property(user => user.SecurityStamp).IsRequired();
        builder.Property(user => user.TwoFactorEnabled).HasColumnName("totp_confirmed");
        builder.Property(user => user.AccessFailedCount).HasColumnName("failed_count");
        builder.Property(user => user.LockoutEnd).HasColumnName("locked_until");
        builder.Ignore(user => user.UserName);
        builder.Ignore(user => user.NormalizedUserName);
        builder.Ignore(user => user.EmailConfirmed);
        builder.Ignore(user => user.PhoneNumber);
        builder.Ignore(user => user.PhoneNumberConfirmed);
        builder.Ignore(user => user.LockoutEnabled);
        builder.Ignore(user => user.ConcurrencyStamp);
    }
}

/// <summary>The table <c>user_passkey</c>: public keys, as the framework's store keeps them.</summary>
internal sealed class UserPasskeyConfiguration : IEntityTypeConfiguration<IdentityUserPasskey<Guid>>
{
    public void Configure(EntityTypeBuilder<IdentityUserPasskey<Guid>> builder)
    {
        builder.ToTable("user_passkey");
        builder.HasKey(passkey => passkey.CredentialId);
        // The store updates whole rows, but only the authenticator's data ever changes.
        builder
            .Property(passkey => passkey.UserId)
            .Metadata.SetAfterSaveBehavior(PropertySaveBehavior.Ignore);
        builder.OwnsOne(passkey => passkey.Data, data => data.ToJson("data"));
    }
}
