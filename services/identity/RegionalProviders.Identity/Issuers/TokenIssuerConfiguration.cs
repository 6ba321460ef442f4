using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RegionalProviders.Identity.V1;

namespace RegionalProviders.Identity.Issuers;

internal sealed class TokenIssuerConfiguration : IEntityTypeConfiguration<TokenIssuer>
{
    /// <summary>Unique index: a council registers an issuer once, however its address is spelt.</summary>
    public const string OnceACouncilIndex = "token_issuer_once_a_council";

    /// <summary>Unique index: one council has proved that it controls an enabled issuer.</summary>
    public const string UniqueIssuerIndex = "token_issuer_of_one_council";

    public void Configure(EntityTypeBuilder<TokenIssuer> builder)
    {
        builder.ToTable("token_issuer");
        builder.Property(issuer => issuer.Id).ValueGeneratedNever();
        builder
            .Property(issuer => issuer.TokenType)
            .HasConversion(type => TokenTypes.NameOf(type), name => TokenTypes.Parse(name));
    }
}

/// <summary>
/// Converts types of access token between the API's enum and the stored value, which is the token's typ header.
/// </summary>
internal static class TokenTypes
{
    private const string Marked = "at+jwt";
    private const string Unmarked = "JWT";

    internal static AccessTokenType Parse(string name) =>
        name == Marked ? AccessTokenType.AtJwt : AccessTokenType.Jwt;

    internal static string NameOf(AccessTokenType type) =>
        type == AccessTokenType.AtJwt ? Marked : Unmarked;
}
