using RegionalProviders.Client;

namespace Client.Tests;

public sealed class ProfileTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("rp-profile-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Save_ThenLoad_GivesTheSameAndIsPrivate()
    {
        var path = Path.Combine(folder, "p.json");
        var profile = new ClientProfile
        {
            Server = new Uri("https://providers.example"),
            ClientId = "c1",
            ClientSecret = "hidden",
            Issuer = "https://issuer.example",
        };

        profile.Save(path);
        var warnings = new List<string>();
        var loaded = ClientProfile.Load(path, warnings.Add);

        Assert.Equal(profile, loaded);
        Assert.Empty(warnings);
        Assert.DoesNotContain("hidden", profile.ToString(), StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(
                UnixFileMode.UserRead | UnixFileMode.UserWrite,
                File.GetUnixFileMode(path)
            );
    }

    [Fact]
    public void Load_OfAFileThatOthersCanRead_WarnsWithTheRemedy()
    {
        if (OperatingSystem.IsWindows())
            return;
        var path = Write(
            """{"server":"http://localhost:5000","clientId":"c","clientSecret":"s"}"""
        );
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.GroupRead);
        var warnings = new List<string>();

        ClientProfile.Load(path, warnings.Add);

        Assert.Contains($"chmod 600 {path}", Assert.Single(warnings), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        """{"server":"http://h","clientId":"c"}""",
        "either \"clientSecret\" or \"clientKey\""
    )]
    [InlineData(
        """{"server":"http://h","clientId":"c","clientSecret":"s","clientKey":"k"}""",
        "not both"
    )]
    [InlineData("""{"server":"ftp://h","clientId":"c","clientSecret":"s"}""", "http or https")]
    [InlineData(
        """{"server":"http://h","clientId":" ","clientSecret":"s"}""",
        "\"clientId\" is missing"
    )]
    [InlineData("""{"clientId":"c","clientSecret":"s"}""", "must be a JSON object with \"server\"")]
    [InlineData(
        """{"server":"http://h","clientId":"c","clientSecret":"s","sever":"x"}""",
        "no other names"
    )]
    [InlineData("""{"server":"http://h","clientId":"c","clientSecret":topsecret}""", "(line 1)")]
    public void Load_OfAnUnusableFile_SaysWhyWithoutTheSecret(string json, string expected)
    {
        var failure = Assert.Throws<ProfileException>(() => ClientProfile.Load(Write(json)));

        Assert.Contains(expected, failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("topsecret", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_OfNoFile_SaysSo()
    {
        var failure = Assert.Throws<ProfileException>(() =>
            ClientProfile.Load(Path.Combine(folder, "none.json"))
        );

        Assert.Contains("There is no profile at", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----", "damaged")]
    [InlineData("""{"kty":"EC","crv":"P-256","x":"AA","y":"AA"}""", "public key")]
    [InlineData("no-such-key.pem", "cannot be read")]
    public void Connect_WithAnUnusableKey_SaysWhy(string key, string expected)
    {
        var profile = new ClientProfile
        {
            Server = new Uri("https://providers.example"),
            ClientId = "c",
            ClientKey = key,
        };

        var failure = Assert.Throws<ProfileException>(() =>
            RegionalProvidersClient.Connect(profile)
        );

        Assert.Contains(expected, failure.Message, StringComparison.Ordinal);
    }

    private string Write(string json)
    {
        var path = Path.Combine(folder, "p.json");
        File.WriteAllText(path, json);
        return path;
    }
}
