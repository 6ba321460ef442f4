using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Identity.Tests.Fixtures;

/// <summary>Tokens of a council's own issuer, each with one thing wrong.</summary>
internal static class ForeignTokenAttacks
{
    internal static IEnumerable<(string Name, string Token)> All(
        IdentityHost host,
        ForeignIssuer issuer,
        ForeignIssuer another
    )
    {
        var (claims, header) = (issuer.Claims(), issuer.Header());
        var now = host.Clock.GetUtcNow();
        string But(string name, JsonNode? value) => issuer.Token(claims.But(name, value));
        string Head(string name, JsonNode? value) => issuer.Token(header: header.But(name, value));

        yield return ("another aud", But("aud", "api://another"));
        yield return ("the platform's aud", But("aud", "regionalproviders"));
        yield return ("no aud", But("aud", null));
        yield return ("iss with slash", But("iss", issuer.Address + "/"));
        yield return ("iss of another council's issuer", But("iss", another.Address));
        yield return ("iss of the platform", But("iss", host.Issuer));
        yield return (
            "signed by another council's issuer",
            another.Token(claims, header.But("kid", another.Kid))
        );
        yield return ("expired", But("exp", now.AddSeconds(-1).ToUnixTimeSeconds()));
        yield return ("no exp", But("exp", null));
        yield return ("no iat", But("iat", null));
        yield return ("iat as text", But("iat", "1"));
        yield return ("iat in the future", But("iat", now.AddMinutes(2).ToUnixTimeSeconds()));
        yield return ("nbf in the future", But("nbf", now.AddMinutes(2).ToUnixTimeSeconds()));
        yield return ("of more than a day", But("exp", now.AddHours(25).ToUnixTimeSeconds()));
        yield return ("no sub", But("sub", null));
        yield return ("empty sub", But("sub", ""));
        yield return ("sub with a space", But("sub", "a b"));
        yield return ("sub with a line break", But("sub", "a\nb"));
        yield return ("long sub", But("sub", new string('s', 151)));
        yield return ("sub as list", But("sub", new JsonArray("person-1")));
        yield return ("another client", But("azp", "another-tool"));
        yield return ("no client", But("azp", null));
        yield return ("two clients", But("client_id", "another-tool"));
        yield return ("client as list", But("azp", new JsonArray("placement-tool")));
        yield return ("no groups", But("groups", null));
        yield return ("other groups", But("groups", new JsonArray("everybody")));
        yield return ("group in capitals", But("groups", new JsonArray("PLACEMENTS-READERS")));
        yield return (
            "groups nested",
            But("groups", new JsonArray(new JsonArray("placements-readers")))
        );
        yield return (
            "role of ours in place of groups",
            issuer.Token(claims.But("groups", null).But("roles", new JsonArray("operator")))
        );
        yield return ("ID token", issuer.Token(claims.But("nonce", "n"), header.But("typ", "JWT")));
        yield return ("ID token typed at+jwt", But("nonce", "n"));
        yield return ("at_hash", But("at_hash", "h"));
        yield return ("typ JWT", Head("typ", "JWT"));
        yield return ("no typ", Head("typ", null));
        yield return ("no kid", Head("kid", null));
        yield return (
            "signed with an RSA key of 1024 bits",
            issuer.RsaToken("short", issuer.ShortRsaKey)
        );
        yield return ("unknown kid", Head("kid", "unknown"));
        yield return ("crit", Head("crit", new JsonArray("exp")));
        yield return (
            "alg none",
            RawJwt.Make(header.But("alg", "none").ToJsonString(), claims.ToJsonString(), _ => [])
        );
        yield return (
            "HS256 with the public key",
            RawJwt.Make(
                header.But("alg", "HS256").ToJsonString(),
                claims.ToJsonString(),
                data =>
                    HMACSHA256.HashData(
                        Encoding.UTF8.GetBytes(issuer.Key.ExportSubjectPublicKeyInfoPem()),
                        data
                    )
            )
        );
        yield return (
            "groups twice",
            RawJwt.Make(
                header.ToJsonString(),
                $$"""{{claims.ToJsonString()[..^1]}},"groups":["placements-officers"]}""",
                RawJwt.With(issuer.Key)
            )
        );
    }
}
