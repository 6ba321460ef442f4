using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Dapper;
using Identity.Tests.Fixtures;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Npgsql;
using RegionalProviders.Identity;
using RegionalProviders.Identity.Data;
using RegionalProviders.Identity.OAuth;

namespace Identity.Tests;

[Collection(IdentityCollection.Name)]
public class SigningKeyTests(IdentityHost host)
{
    [Fact]
    public async Task Jwks_PublishedKeys_ValidateTheToken()
    {
        var token = (await host.OperatorAsync()).Token;
        var jwks = await host.Web.GetStringAsync(new Uri("/oauth2/jwks", UriKind.Relative));

        var result = await new JsonWebTokenHandler().ValidateTokenAsync(
            token,
            new TokenValidationParameters
            {
                ValidIssuer = host.Issuer,
                ValidAudience = "regionalproviders",
                ValidTypes = ["at+jwt"],
                IssuerSigningKeys = new JsonWebKeySet(jwks).GetSigningKeys(),
                TryAllIssuerSigningKeys = false,
            }
        );

        Assert.True(result.IsValid, result.Exception?.Message);
        Assert.All(new JsonWebKeySet(jwks).Keys, key => Assert.False(key.HasPrivateKey));
        Assert.DoesNotContain("\"d\"", jwks, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/.well-known/oauth-authorization-server")]
    [InlineData("/.well-known/openid-configuration")]
    public async Task Metadata_NamesTheEndpointsAndWhatTheyTake(string path)
    {
        var metadata = await host.Web.GetFromJsonAsync<JsonObject>(new Uri(path, UriKind.Relative));

        Assert.Equal(host.Issuer, (string?)metadata!["issuer"]);
        Assert.Equal($"{host.Issuer}/oauth2/token", (string?)metadata["token_endpoint"]);
        Assert.Equal($"{host.Issuer}/oauth2/jwks", (string?)metadata["jwks_uri"]);
        Assert.Equal(
            "[\"client_credentials\",\"authorization_code\",\"refresh_token\"]",
            metadata["grant_types_supported"]!.ToJsonString()
        );
        Assert.Equal("[\"S256\"]", metadata["code_challenge_methods_supported"]!.ToJsonString());
        Assert.True((bool?)metadata["authorization_response_iss_parameter_supported"]);
        foreach (
            var name in new[]
            {
                "authorization",
                "userinfo",
                "revocation",
                "introspection",
                "end_session",
            }
        )
            Assert.StartsWith(
                $"{host.Issuer}/oauth2/",
                (string?)metadata[$"{name}_endpoint"],
                StringComparison.Ordinal
            );
        Assert.Equal(
            "[\"client_secret_basic\",\"private_key_jwt\",\"none\"]",
            metadata["token_endpoint_auth_methods_supported"]!.ToJsonString()
        );
        Assert.Equal(
            "[\"ES256\",\"RS256\",\"PS256\"]",
            metadata["token_endpoint_auth_signing_alg_values_supported"]!.ToJsonString()
        );
    }

    [Theory]
    [InlineData("/.well-known/oauth-authorization-server")]
    [InlineData("/.well-known/openid-configuration")]
    [InlineData("/oauth2/jwks")]
    public async Task Documents_ByHttp2_AreKeptForFiveMinutes(string path)
    {
        using var web = new HttpClient
        {
            BaseAddress = new Uri(host.Server),
            DefaultRequestVersion = System.Net.HttpVersion.Version20,
            DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };

        using var response = await web.GetAsync(new Uri(path, UriKind.Relative));

        Assert.NotEmpty((await response.Content.ReadFromJsonAsync<JsonObject>())!);
        Assert.Equal("public, max-age=300", response.Headers.CacheControl!.ToString());
    }

    [Fact]
    public async Task PrivateKey_AtRest_IsEncryptedAndBoundToItsKeyAndRow()
    {
        await host.OperatorAsync();
        await using var superuser = new NpgsqlConnection(host.Superuser);
        var (kid, name, kept) = await superuser.QueryFirstAsync<(string, string, byte[])>(
            "select kid, encrypted_with, encrypted_private_key from identity.signing_key"
        );
        var encryption = host.App.Services.GetRequiredService<KeyEncryption>();

        using var key = System.Security.Cryptography.ECDsa.Create();
        Assert.ThrowsAny<Exception>(() => key.ImportPkcs8PrivateKey(kept, out _));
        key.ImportPkcs8PrivateKey(encryption.Decrypt(kid, name, kept), out _);
        Assert.ThrowsAny<System.Security.Cryptography.CryptographicException>(() =>
            encryption.Decrypt("another kid", name, kept)
        );
        var other = new KeyEncryption(
            Options.Create(
                new IdentityOptions { KeyEncryptionKey = Convert.ToBase64String(new byte[32]) }
            )
        );
        Assert.Throws<InvalidOperationException>(() => other.Decrypt(kid, name, kept));
    }

    [Theory]
    [InlineData("")]
    [InlineData("AAAA")]
    [InlineData("no base64")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public void KeyEncryptionKey_NotOf32Bytes_IsRefused(string key) =>
        Assert.Throws<InvalidOperationException>(() =>
            new KeyEncryption(Options.Create(new IdentityOptions { KeyEncryptionKey = key }))
        );

    [Fact]
    public async Task FirstKey_WantedByManyReplicasAtOnce_IsMadeOnce()
    {
        await using var superuser = new NpgsqlConnection(host.Superuser);
        await superuser.ExecuteAsync(
            """
            create table identity.hidden_key as select * from identity.signing_key
            """
        );
        var encryption = host.App.Services.GetRequiredService<KeyEncryption>();
        var database = host.App.Services.GetRequiredService<IdentityDatabase>();

        for (var round = 0; round < 10; round++)
        {
            await superuser.ExecuteAsync("delete from identity.signing_key");
            var keys = await Task.WhenAll(
                Enumerable
                    .Range(0, 8)
                    .Select(_ =>
                        new SigningKeys(database, encryption, host.Clock).ReadAsync(
                            CancellationToken.None
                        )
                    )
            );

            Assert.Single(keys.Select(key => key.Current.Key.KeyId).Distinct());
            Assert.Equal(
                1,
                await superuser.ExecuteScalarAsync<int>(
                    "select count(*)::int from identity.signing_key"
                )
            );
        }

        await superuser.ExecuteAsync(
            """
            delete from identity.signing_key;
            insert into identity.signing_key select * from identity.hidden_key;
            drop table identity.hidden_key;
            """
        );
    }

    [Fact]
    public async Task Rotation_NextKeyPublishedFirst_SignsFromItsDayOnAndRetiredOneLeaves()
    {
        var encryption = host.App.Services.GetRequiredService<KeyEncryption>();
        var database = host.App.Services.GetRequiredService<IdentityDatabase>();
        SigningKeys Replica() => new(database, encryption, host.Clock);
        var now = host.Clock.GetUtcNow();
        var before = (await Replica().ReadAsync(CancellationToken.None)).Current.Key.KeyId;
        var next = SigningKey.Generate(encryption, now);
        await using var superuser = new NpgsqlConnection(host.Superuser);
        await superuser.ExecuteAsync(
            """
            insert into identity.signing_key values
                (@Kid, 'ES256', @EncryptedPrivateKey, @EncryptedWith, @PublicJwk::jsonb, now(), @from)
            """,
            new
            {
                next.Kid,
                next.EncryptedPrivateKey,
                next.EncryptedWith,
                next.PublicJwk,
                from = now.AddHours(1),
            }
        );
        try
        {
            var published = (await Replica().ReadAsync(CancellationToken.None)).Published;
            Assert.Contains(published, jwk => jwk.Contains(next.Kid, StringComparison.Ordinal));
            Assert.Equal(
                before,
                (await Replica().ReadAsync(CancellationToken.None)).Current.Key.KeyId
            );

            await host.LaterAsync(
                TimeSpan.FromHours(1),
                async () =>
                {
                    Assert.Equal(
                        next.Kid,
                        (await Replica().ReadAsync(CancellationToken.None)).Current.Key.KeyId
                    );
                    await superuser.ExecuteAsync(
                        "update identity.signing_key set retired_at = @now where kid = @Kid",
                        new { now, next.Kid }
                    );
                    Assert.Equal(
                        before,
                        (await Replica().ReadAsync(CancellationToken.None)).Current.Key.KeyId
                    );
                }
            );
        }
        finally
        {
            await superuser.ExecuteAsync(
                "delete from identity.signing_key where kid = @Kid",
                new { next.Kid }
            );
        }
    }
}
