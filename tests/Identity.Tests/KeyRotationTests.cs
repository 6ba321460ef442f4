using System.Text;
using Dapper;
using Grpc.Core;
using Identity.Tests.Fixtures;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using Npgsql;
using RegionalProviders.Hosting;
using RegionalProviders.Hosting.Operations;
using RegionalProviders.Identity;
using RegionalProviders.Identity.OAuth;
using RegionalProviders.Identity.SignIn;
using Xunit.Abstractions;

namespace Identity.Tests;

/// <summary>Key rotation on a separate platform with two replicas.</summary>
public sealed class KeyRotationTests(ITestOutputHelper output) : IAsyncLifetime
{
    private static readonly PlatformModule[] Modules = [IdentityModule.Module];
    private readonly IdentityHost host = new();
    private Replica other = null!;

    public async Task InitializeAsync()
    {
        await host.InitializeAsync();
        other = await host.ReplicaAsync();
    }

    public async Task DisposeAsync()
    {
        await other.DisposeAsync();
        await host.DisposeAsync();
    }

    [Theory]
    [InlineData("rotate", 10)]
    [InlineData("rotate --now", 2)]
    public async Task Rotation_CallsAllTheWayOnTwoReplicas_NoneFails(
        string command,
        int leadMinutes
    )
    {
        await CallEverywhereAsync();
        var before = (await host.OwnKeyAsync()).Kid;
        var jwksBefore = host.Requests.Of("/oauth2/jwks");
        Assert.Equal(0, (await KeysAsync(command.Split(' '))).Code);
        var next = (await ListAsync())
            .Single(line => line.Contains("next", StringComparison.Ordinal))
            .Split('\t')[0];
        var signers = new List<string>();
        var calls = 0;
        var steps = (leadMinutes + 15) * 60 / 15 + 2;

        for (var step = 0; step < steps; step++)
        {
            host.Clock.Move(TimeSpan.FromSeconds(15));
            var kids = await CallEverywhereAsync();
            // Both replicas switch to the new key at the same instant, once the lead time is over.
            Assert.Single(kids.Distinct());
            signers.Add(kids[0]);
            calls += 4;
        }

        Assert.Equal(before, signers[0]);
        Assert.Equal(next, signers[^1]);
        Assert.Equal([before, next], signers.Distinct());
        Assert.InRange(signers.IndexOf(next) * 15, leadMinutes * 60 - 30, leadMinutes * 60);
        await host.App.Services.GetRequiredService<SigningKeyJob>().RunOnceAsync(default);
        Assert.Equal([next], (await ListAsync()).Select(line => line.Split('\t')[0]));
        var jwks = host.Requests.Of("/oauth2/jwks") - jwksBefore;
        output.WriteLine($"{command}: {calls} calls, 0 failed; {jwks} requests for keys");
        // Two verifiers refresh every five minutes; if the lead time is short, unknown keys cause additional requests.
        Assert.InRange(jwks, 2, 2 * (leadMinutes + 15) / 5 + 6);
    }

    [Fact]
    public async Task ForgedKeyIds_Many_DoNotMultiplyRequestsForKeys()
    {
        await CallEverywhereAsync();
        var (_, key) = await host.OwnKeyAsync();
        host.Clock.Move(TimeSpan.FromSeconds(11));
        var before = host.Requests.Of("/oauth2/jwks");
        var started = host.Clock.GetUtcNow();

        var refused = await Task.WhenAll(
            Enumerable
                .Range(0, 300)
                .Select(number =>
                    Failure.OfAsync(
                        Caller
                            .With(
                                host.Channel,
                                "",
                                "",
                                RawJwt.Make(
                                    $$"""{"alg":"ES256","typ":"at+jwt","kid":"forged-{{number}}"}""",
                                    host.OwnClaims().ToJsonString(),
                                    RawJwt.With(key)
                                )
                            )
                            .Principals.WhoAmIAsync(new())
                    )
                )
        );

        Assert.All(refused, failure => Assert.Equal("TOKEN_INVALID", failure.Reason));
        var asked = host.Requests.Of("/oauth2/jwks") - before;
        var mostlyAllowed = 1 + (int)((host.Clock.GetUtcNow() - started).TotalSeconds / 10);
        output.WriteLine($"{refused.Length} forged key ids, {asked} requests for keys");
        Assert.InRange(asked, 1, mostlyAllowed);
    }

    [Fact]
    public async Task Retire_TheOldKey_TokensOfItAreRefusedThoughTheyWereAcceptedBefore()
    {
        var caller = await host.OperatorAsync();
        await caller.Principals.WhoAmIAsync(new());
        var old = (await host.OwnKeyAsync()).Kid;
        Assert.Equal(0, (await KeysAsync("rotate", "--now")).Code);

        Assert.Equal(0, (await KeysAsync("retire", old)).Code);
        host.Clock.Move(TimeSpan.FromSeconds(61));
        host.Clock.Move(TimeSpan.FromMinutes(5));

        await Failure.IsAsync(
            "TOKEN_INVALID",
            StatusCode.Unauthenticated,
            caller.Principals.WhoAmIAsync(new())
        );
        await CallEverywhereAsync();
    }

    [Fact]
    public async Task Retire_TheKeyThatSignedWhenAPersonSignedIn_EndsNoSession()
    {
        var application = await Application.CreateAsync(host, "E10000008");
        var person = await Person.CreateAsync(
            host,
            "E10000008",
            RegionalProviders.Common.V1.Role.Reader
        );
        var tokens = await application.SignInAsync(person);
        var old = (await host.OwnKeyAsync()).Kid;
        Assert.Equal(0, (await KeysAsync("rotate", "--now")).Code);
        host.Clock.Move(TimeSpan.FromMinutes(3));
        Assert.Equal(0, (await KeysAsync("retire", old)).Code);
        host.Clock.Move(TimeSpan.FromSeconds(61));

        var refreshed = await application.RefreshedAsync((string)tokens["refresh_token"]!);

        Assert.NotEqual(old, new JsonWebToken((string)refreshed["access_token"]!).Kid);
    }

    [Fact]
    public async Task Commands_ThatWouldHarm_AreRefusedWithAdvice()
    {
        await CallEverywhereAsync();
        var only = (await host.OwnKeyAsync()).Kid;

        var last = await KeysAsync("retire", only);
        var unknown = await KeysAsync("retire", "no-such-key");
        Assert.Equal(0, (await KeysAsync("rotate")).Code);
        var twice = await KeysAsync("rotate");
        var misspelt = await KeysAsync("rotat");

        Assert.Equal((1, 1, 1, 2), (last.Code, unknown.Code, twice.Code, misspelt.Code));
        Assert.Contains("keys rotate --now", last.Output, StringComparison.Ordinal);
        Assert.Contains("keys retire KID", misspelt.Output, StringComparison.Ordinal);
        Assert.Contains("errors replay", misspelt.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AutomaticRotation_EveryNDays_MakesOneKeyWhicheverReplicaComesFirst()
    {
        await CallEverywhereAsync();
        await using var automatic = await host.ReplicaAsync(
            ("Identity:RotateSigningKeysEveryDays", "30")
        );
        var upkeep = automatic.App.Services.GetRequiredService<SigningKeyJob>();

        await upkeep.RunOnceAsync(default);
        Assert.Single(await ListAsync());
        host.Clock.Move(TimeSpan.FromDays(30) + TimeSpan.FromMinutes(1));
        await Task.WhenAll(
            Enumerable.Range(0, 5).Select(_ => upkeep.RunOnceAsync(CancellationToken.None))
        );

        Assert.Equal(2, (await ListAsync()).Length);
    }

    [Fact]
    public async Task Reencrypt_UnderANewKey_SignsOnAndNoLongerNeedsTheOld()
    {
        await CallEverywhereAsync();
        var person = await Person.CreateAsync(
            host,
            "E10000008",
            RegionalProviders.Common.V1.Role.Reader
        );
        var kid = (await host.OwnKeyAsync()).Kid;
        var old = host.Setting("Identity:KeyEncryptionKey");
        var key = Convert.ToBase64String(
            System.Security.Cryptography.RandomNumberGenerator.GetBytes(32)
        );
        await using var both = await host.ReplicaAsync(
            ("Identity:KeyEncryptionKey", key),
            ("Identity:PreviousKeyEncryptionKeys:0", old)
        );

        var (code, text) = await KeysAsync(both.App.Services, "reencrypt");
        Assert.Equal(0, code);
        Assert.StartsWith("signing keys: 1 encrypted anew, 0 ", text, StringComparison.Ordinal);
        Assert.Contains("second factors: 1 encrypted anew, 0 ", text, StringComparison.Ordinal);
        await using var onlyNew = await host.ReplicaAsync(("Identity:KeyEncryptionKey", key));

        var token = await Replica.TokenAsync(
            onlyNew.Web,
            host.Administrator.ClientId,
            host.Administrator.ClientSecret
        );
        Assert.Equal(kid, new JsonWebToken(token).Kid);
        await Caller.With(host.Channel, "", "", token).Principals.WhoAmIAsync(new());
        await using var superuser = new NpgsqlConnection(host.Superuser);
        var (secret, with) = await superuser.QuerySingleAsync<(byte[], string)>(
            "select totp_secret, totp_encrypted_with from identity.user_account where id = @id",
            new { id = Guid.Parse(person.Id) }
        );
        var encryption = onlyNew.App.Services.GetRequiredService<KeyEncryption>();
        Assert.Equal(
            person.Secret,
            Base32.Decode(
                Encoding.ASCII.GetString(encryption.Decrypt($"totp {person.Id}", with, secret))
            )
        );
        // Earlier cookies are still valid: the keys of Data Protection were re-encrypted as well.
        Assert.All(
            await superuser.QueryAsync<string>("select xml from identity.data_protection_key"),
            xml =>
                Assert.Contains(
                    $"encryptedWith=\"{encryption.Name}\"",
                    xml,
                    StringComparison.Ordinal
                )
        );
    }

    /// <summary>
    /// Gets a new token from each replica and calls both with it; returns the ids of the signing keys. A failed call throws.
    /// </summary>
    private async Task<string[]> CallEverywhereAsync()
    {
        var kids = new List<string>();
        foreach (var web in new[] { host.Web, other.Web })
        {
            var token = await Replica.TokenAsync(
                web,
                host.Administrator.ClientId,
                host.Administrator.ClientSecret
            );
            kids.Add(new JsonWebToken(token).Kid);
            foreach (var channel in new[] { host.Channel, other.Channel })
                await Caller.With(channel, "", "", token).Principals.WhoAmIAsync(new());
        }

        return [.. kids];
    }

    private async Task<string[]> ListAsync() =>
        (await KeysAsync("list")).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private Task<(int Code, string Output)> KeysAsync(params string[] words) =>
        KeysAsync(host.App.Services, words);

    private static async Task<(int Code, string Output)> KeysAsync(
        IServiceProvider services,
        params string[] words
    )
    {
        await using var text = new StringWriter();
        string[] args = ["keys", .. words];
        Assert.True(OperatorCommands.Contains(args, Modules));
        var code = await OperatorCommands.RunAsync(args, Modules, services, text, default);
        return (code, text.ToString());
    }
}
