using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Identity.V1;

namespace RegionalProviders.Cli.Commands.Issuers;

/// <summary>Proves that the council controls an OpenID provider that it has registered.</summary>
internal sealed class IssuersProve : SessionCommand
{
    public IssuersProve()
        : base(
            "prove",
            "Prove that an OpenID provider is your council's, by a token whose claim roles has the challenge."
        )
    {
        var issuer = Argument("ISSUER_ID", "Its id; rp issuers list shows it and the challenge.");
        var file = Text(
            "--token-file",
            "File with the token (standard input), so that it shows in no list of processes.",
            "FILE"
        );

        Shows(
            IdentityShapes.Issuer,
            async session =>
            {
                var token = session.Value(file) is { } path
                    ? InputFile.ReadText(path)
                    : await session.Context.Input.ReadToEndAsync(session.Cancellation);
                return (
                    await session.Client.Issuers.ProveIssuerAsync(
                        new ProveIssuerRequest { Id = session.Value(issuer), Token = token.Trim() },
                        session.CallOptions
                    )
                ).Issuer;
            }
        );
    }
}
