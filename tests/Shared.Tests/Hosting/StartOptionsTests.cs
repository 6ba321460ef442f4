using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using RegionalProviders.Hosting;
using RegionalProviders.Testing;

namespace RegionalProviders.Shared.Tests.Hosting;

/// <summary>Options with which a process refuses to start.</summary>
public sealed class StartOptionsTests
{
    private const string Nowhere = "Host=127.0.0.1;Port=1;Username=nobody";
    private static readonly string Key = Convert.ToBase64String(new byte[32]);

    private static readonly Dictionary<string, string?> Valid = new()
    {
        ["Platform:PublicWebUrl"] = "https://platform.example",
        ["Tokens:Issuer"] = "https://platform.example",
        ["Identity:KeyEncryptionKey"] = Key,
        ["Placements:KeyEncryptionKey"] = Key,
        ["Notifications:KeyEncryptionKey"] = Key,
        ["Messaging:RabbitMq"] = "amqp://user:password@host:5672/",
        ["ConnectionStrings:identity"] = Nowhere,
        ["ConnectionStrings:providers"] = Nowhere,
        ["ConnectionStrings:placements"] = Nowhere,
        ["ConnectionStrings:notifications"] = Nowhere,
    };

    [Fact]
    public async Task Start_WithValidSettings_IsAccepted()
    {
        await using var app = Build();

        Validate(app);

        Assert.Equal(
            "https://platform.example",
            app.Services.GetRequiredService<IConfiguration>()["Tokens:Issuer"]
        );
    }

    [Theory]
    [InlineData("Limits:GreatestNumber")]
    [InlineData("Limits:Tenant:GreatestCalls")]
    [InlineData("Limits:Client:Calls:GreatestBurst")]
    [InlineData("Identity:MostFailuresPerAddress")]
    [InlineData("Tokens:Isuer")]
    [InlineData("Messaging:Retrys")]
    [InlineData("Platform:GrpcAddress")]
    [InlineData("Platform:Tls:Certificate")]
    [InlineData("Platform:Web:Proxies:0")]
    [InlineData("Providers:Imports:MaxBytes")]
    [InlineData("Placements:Key")]
    [InlineData("Notifications:CatchUp")]
    [InlineData("Notifications:Webhooks:MaxPerCouncil")]
    public async Task Start_WithASettingThatDoesNotExist_IsRefusedByItsName(string setting)
    {
        var failure = await FailureAsync(setting, "1");

        var name = setting.Replace(":0", "", StringComparison.Ordinal).Split(':')[^1];
        Assert.Contains($"'{name}'", failure.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Limits:Partitions", "0")]
    [InlineData("Limits:StreamIdle", "2.00:00:00")]
    [InlineData("Limits:Tenant:ConcurrentCalls", "-1")]
    [InlineData("Limits:Client:Calls:PerSecond", "NaN")]
    [InlineData("Limits:Deadlines:UnaryMax", "00:00:00")]
    [InlineData("Limits:Connections:BodyBytes", "many")]
    [InlineData("Identity:Issuer", "ftp://platform.example")]
    [InlineData("Identity:KeyEncryptionKeyFile", "a/second/key")]
    [InlineData("Identity:SigningKeyLead", "00:09:59")]
    [InlineData("Identity:RotateSigningKeysEveryDays", "-1")]
    [InlineData("Identity:MaxFailuresPerAddress", "0")]
    [InlineData("Tokens:Issuer", "platform")]
    [InlineData("Tokens:MetadataAddress", "file:///metadata")]
    [InlineData("Tokens:CaFile", "/no/such/file.pem")]
    [InlineData("Tokens:Audience", "")]
    [InlineData("Tokens:IssuerNetworks:0", "ten", "Tokens:IssuerNetworks")]
    [InlineData("Messaging:RabbitMq", "", "Messaging:RabbitMq")]
    [InlineData("Messaging:Prefix", "Upper", "Messaging:Prefix")]
    [InlineData("Messaging:PollInterval", "00:00:00", "PollInterval")]
    [InlineData("Messaging:BatchSize", "0", "BatchSize")]
    [InlineData("Messaging:PublishTimeout", "00:06:00", "PublishTimeout")]
    [InlineData("Messaging:KeepPublishedDays", "-1", "KeepPublishedDays")]
    [InlineData("Messaging:KeepHandledDays", "0", "KeepHandledDays")]
    [InlineData("Messaging:Retries", "21", "Retries")]
    [InlineData("Messaging:RetryAfter", "00:02:00", "RetryAfter")]
    [InlineData("Platform:GrpcUrl", "http://name:5000")]
    [InlineData("Platform:WebUrl", "ftp://127.0.0.1:5001")]
    [InlineData("Platform:Tls:CheckEvery", "00:00:00")]
    [InlineData("Platform:Tls:ClientCertificatesOnWeb", "true")]
    [InlineData("Platform:Web:HstsAge", "-00:00:01")]
    [InlineData("Platform:Web:TrustedProxies:0", "proxy", "Platform:Web:TrustedProxies")]
    [InlineData("Providers:Imports:MaxUploadBytes", "0", "MaxUploadBytes")]
    [InlineData("Providers:Imports:UploadRetentionDays", "366", "UploadRetentionDays")]
    [InlineData("Providers:Imports:MaxUnfinishedUploads", "0", "MaxUnfinishedUploads")]
    [InlineData("Placements:Uploads:MaxUnfinishedBytes", "0", "MaxUnfinishedBytes")]
    [InlineData("Placements:KeyEncryptionKey", "")]
    [InlineData("Notifications:KeyEncryptionKey", "")]
    [InlineData("Notifications:Heartbeat", "00:06:00", "Heartbeat")]
    [InlineData("Notifications:WatchesPerCouncil", "0", "WatchesPerCouncil")]
    [InlineData("Notifications:CatchUpEvery", "00:00:00", "CatchUpEvery")]
    [InlineData("Notifications:RemindEvery", "2.00:00:00", "RemindEvery")]
    [InlineData("Notifications:EscalateEvery", "-00:00:01", "EscalateEvery")]
    [InlineData("Notifications:Webhooks:PerCouncil", "0", "PerCouncil")]
    [InlineData("Notifications:Webhooks:AtOnce", "1001", "AtOnce")]
    [InlineData("Notifications:Webhooks:Timeout", "00:01:00", "Timeout")]
    [InlineData("Notifications:Webhooks:LookEvery", "00:00:00", "LookEvery")]
    public async Task Start_WithAnImpossibleValue_IsRefusedByTheNameOfItsSetting(
        string setting,
        string value,
        string? name = null
    )
    {
        var failure = await FailureAsync(setting, value);

        Assert.Contains(name ?? setting, failure.ToString(), StringComparison.Ordinal);
    }

    // Some options are read while the application is built, others when it starts.
    private static Task<Exception> FailureAsync(string setting, string value) =>
        Assert.ThrowsAnyAsync<Exception>(async () =>
        {
            await using var app = Build((setting, value));
            Validate(app);
        });

    private static void Validate(WebApplication app) =>
        app.Services.GetRequiredService<IStartupValidator>().Validate();

    private static WebApplication Build(params (string Key, string Value)[] settings)
    {
        var configuration = new Dictionary<string, string?>(Valid);
        foreach (var (key, value) in settings)
            configuration[key] = value;
        return PlatformHost.Build(
            [],
            TestPlatform.Modules,
            builder => builder.Configuration.AddInMemoryCollection(configuration)
        );
    }
}
