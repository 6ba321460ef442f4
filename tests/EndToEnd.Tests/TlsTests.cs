using System.Security.Cryptography;
using Microsoft.IdentityModel.Tokens;
using RegionalProviders.Client;
using RegionalProviders.Common.V1;
using RegionalProviders.Identity.V1;
using RegionalProviders.Testing;

namespace RegionalProviders.EndToEnd.Tests;

/// <summary>SDK and rp against a platform served over TLS by a private authority, with secrets and with keys.</summary>
public sealed class TlsTests : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("rp-tls-").FullName;
    private TestTls? tls;
    private TestPlatform? platform;

    private TestTls Tls => tls!;

    private TestPrincipals People => platform!.People;

    public async Task InitializeAsync()
    {
        tls = TestTls.Create(InFolder("ours"));
        platform = await TestPlatform.StartAsync(tls: tls);
    }

    public async Task DisposeAsync()
    {
        await platform!.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Client_WithAKeyOverTls_SignsIn(bool elliptic)
    {
        using AsymmetricAlgorithm key = elliptic
            ? ECDsa.Create(ECCurve.NamedCurves.nistP256)
            : RSA.Create(2048);
        var profile = await NewProfileAsync(key);
        var file = InFolder("key-client.json");
        profile.Save(file);

        await using var client = RegionalProvidersClient.Connect(profile);
        var me = await client.Principal.WhoAmIAsync(new WhoAmIRequest());
        var shown = (await Programs.RpAsync(file, "whoami")).Succeeded();
        var login = (
            await Programs.RpAsync(
                file,
                [
                    "login",
                    "--server",
                    Tls.Address,
                    "--client-id",
                    profile.ClientId,
                    "--key",
                    profile.ClientKey!,
                    "--ca-file",
                    Tls.CaFile,
                    "--name",
                    "over-tls",
                ],
                ("XDG_CONFIG_HOME", InFolder("config"))
            )
        ).Succeeded();

        Assert.Equal("Bristol", me.CouncilName);
        Assert.Matches("Council +Bristol\n", shown.Output);
        Assert.Contains("profile over-tls is kept", login.Error, StringComparison.Ordinal);
        Assert.Equal(
            profile,
            ClientProfile.Load(InFolder("config", "rp", "profiles", "over-tls.json"))
        );
    }

    [Fact]
    public async Task Client_WithAnotherKey_IsRefusedAndToldWhy()
    {
        using var registered = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var another = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var profile = await NewProfileAsync(registered) with { ClientKey = KeepKey(another) };
        var file = InFolder("another-key.json");
        profile.Save(file);

        await using var client = RegionalProvidersClient.Connect(profile);
        var failure = await Assert.ThrowsAsync<SignInException>(() =>
            client.Principal.WhoAmIAsync(new WhoAmIRequest()).ResponseAsync
        );
        var refused = await Programs.RpAsync(file, "whoami");

        Assert.Equal("invalid_client", failure.Error);
        Assert.Equal((3, ""), (refused.ExitCode, refused.Output));
        Assert.Contains("the secret or key is wrong", refused.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("PRIVATE", refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Client_ThatTrustsAnotherAuthority_TalksToNobody()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var ours = await NewProfileAsync(key);
        var theirs = TestTls.Create(InFolder("theirs"));

        foreach (var caFile in new[] { theirs.CaFile, null })
        {
            var profile = ours with { CaFile = caFile };
            var file = InFolder($"{Guid.NewGuid()}.json");
            profile.Save(file);
            await using var client = RegionalProvidersClient.Connect(profile);
            var failure = await Assert.ThrowsAsync<SignInException>(() =>
                client.Principal.WhoAmIAsync(new WhoAmIRequest()).ResponseAsync
            );
            var refused = await Programs.RpAsync(file, "whoami");

            // A retry would fail in the same way: this is not an outage.
            Assert.False(failure.IsTransient);
            Assert.Equal((3, ""), (refused.ExitCode, refused.Output));
            Assert.Contains("certificate", refused.Error, StringComparison.Ordinal);
            Assert.Contains("caFile", refused.Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Client_OfTheWrongName_IsNotServed()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var server = new UriBuilder(Tls.Address) { Host = "127.0.0.1" }.Uri;
        var profile = await NewProfileAsync(key) with { Server = server };

        await using var client = RegionalProvidersClient.Connect(profile);
        var failure = await Assert.ThrowsAsync<SignInException>(() =>
            client.Principal.WhoAmIAsync(new WhoAmIRequest()).ResponseAsync
        );

        Assert.Contains("another name", failure.Message, StringComparison.Ordinal);
    }

    private string InFolder(params string[] path) => Path.Combine([folder, .. path]);

    private async Task<ClientProfile> NewProfileAsync(AsymmetricAlgorithm key) =>
        await People.NewProfileAsync(
            new CreateClientRequest
            {
                Kind = PrincipalKind.Council,
                CouncilId = await People.CouncilIdAsync(TestPrincipals.Bristol),
                Roles = { Role.Reader },
                PublicJwks = PublicKeys(key),
            }
        ) with
        {
            ClientSecret = null,
            ClientKey = KeepKey(key),
        };

    private string KeepKey(AsymmetricAlgorithm key)
    {
        var file = InFolder($"{Guid.NewGuid()}.pem");
        File.WriteAllText(file, key.ExportPkcs8PrivateKeyPem());
        return file;
    }

    private static string PublicKeys(AsymmetricAlgorithm key)
    {
        var jwk = key is ECDsa elliptic
            ? JsonWebKeyConverter.ConvertFromECDsaSecurityKey(
                new ECDsaSecurityKey(ECDsa.Create(elliptic.ExportParameters(false)))
            )
            : JsonWebKeyConverter.ConvertFromRSASecurityKey(
                new RsaSecurityKey(((RSA)key).ExportParameters(false))
            );
        return $$"""{"keys":[{{PublicPart(jwk)}}]}""";
    }

    private static string PublicPart(JsonWebKey jwk) =>
        jwk.Kty == JsonWebAlgorithmsKeyTypes.RSA
            ? $$"""{"kty":"RSA","use":"sig","kid":"one","n":"{{jwk.N}}","e":"{{jwk.E}}"}"""
            : $$"""{"kty":"EC","use":"sig","kid":"one","crv":"P-256","x":"{{jwk.X}}","y":"{{jwk.Y}}"}""";
}
