using System.Text.Json.Nodes;
using Grpc.Core;
using RegionalProviders.Client;
using RegionalProviders.Common.V1;
using RegionalProviders.Identity.V1;

namespace Client.Tests;

public sealed partial class CommandLineTests : IDisposable
{
    private readonly string home = Directory.CreateTempSubdirectory("rp-cli-").FullName;
    private readonly StringWriter output = new();
    private readonly StringWriter error = new();

    public void Dispose() => Directory.Delete(home, recursive: true);

    [Fact]
    public async Task Login_WithASecret_KeepsAPrivateProfileAndMakesItCurrent()
    {
        await using var platform = await PlatformDouble.StartAsync();

        var code = await LoginAsync(platform, PlatformDouble.ClientSecret);

        Assert.Equal(0, code);
        var path = Path.Combine(home, "rp", "profiles", "default.json");
        Assert.Equal(platform.Profile, ClientProfile.Load(path));
        Assert.Equal(0, await RunAsync("whoami", "--output", "json"));
        Assert.Equal(PlatformDouble.ClientId, (string?)Answer()["subject"]);
        Assert.Equal(0, await RunAsync("profiles"));
        Assert.Contains("default", output.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(
            PlatformDouble.ClientSecret,
            output.ToString(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Login_WithAWrongSecret_ExitsWith3AndKeepsNothing()
    {
        await using var platform = await PlatformDouble.StartAsync();

        Assert.Equal(3, await LoginAsync(platform, "wrong"));

        Assert.False(Directory.Exists(Path.Combine(home, "rp")));
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("providers", "search", "--type", "castle")]
    [InlineData("providers", "search", "--inspected-from", "03/04/2025")]
    [InlineData("providers", "get")]
    [InlineData("login", "--server", "no-url", "--client-id", "c", "--secret-stdin")]
    [InlineData("login", "--server", "http://h", "--client-id", "c")]
    public async Task CommandLine_ThatIsWrong_ExitsWith2(params string[] arguments)
    {
        Assert.Equal(2, await RunAsync(arguments));

        Assert.StartsWith("error: ", error.ToString(), StringComparison.Ordinal);
        Assert.Contains("--help", error.ToString(), StringComparison.Ordinal);
        Assert.Empty(output.ToString());
    }

    [Fact]
    public async Task Command_WithoutAProfile_ExitsWith3AndSaysHowToSignIn()
    {
        Assert.Equal(3, await RunAsync("whoami"));

        Assert.Contains("rp login", error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(StatusCode.Unauthenticated, ErrorReason.TokenInvalid, 3)]
    [InlineData(StatusCode.PermissionDenied, ErrorReason.PermissionMissing, 4)]
    [InlineData(StatusCode.NotFound, ErrorReason.NotFound, 5)]
    [InlineData(StatusCode.InvalidArgument, ErrorReason.FieldInvalid, 6)]
    [InlineData(StatusCode.Aborted, ErrorReason.EtagMismatch, 7)]
    [InlineData(StatusCode.AlreadyExists, ErrorReason.AlreadyExists, 7)]
    [InlineData(StatusCode.FailedPrecondition, ErrorReason.StateConflict, 7)]
    [InlineData(StatusCode.Unavailable, ErrorReason.Unavailable, 8)]
    [InlineData(StatusCode.Internal, ErrorReason.Internal, 1)]
    public async Task Command_ThatThePlatformRefuses_ExitsByTheStatus(
        StatusCode status,
        ErrorReason reason,
        int expected
    )
    {
        await using var platform = await SignedInAsync();
        platform.Answers.GetSetting = _ =>
            throw Errors.Of(
                status,
                reason,
                "So it is.",
                new Dictionary<string, string> { ["error_id"] = "e-42" }
            );

        Assert.Equal(expected, await RunAsync("providers", "get", "SC1"));
        Assert.StartsWith("error: So it is.", error.ToString(), StringComparison.Ordinal);
        Assert.Equal(
            reason == ErrorReason.Internal,
            error.ToString().Contains("e-42", StringComparison.Ordinal)
        );
        Assert.Empty(output.ToString());

        Assert.Equal(expected, await RunAsync("providers", "get", "SC1", "--verbose"));
        Assert.Contains("e-42", error.ToString(), StringComparison.Ordinal);

        Assert.Equal(expected, await RunAsync("providers", "get", "SC1", "-o", "json"));
        Assert.Equal("So it is.", (string?)JsonNode.Parse(error.ToString())!["error"]!["message"]);
    }

    [Fact]
    public async Task ConsortiaCreate_OfAName_SendsARequestId()
    {
        await using var platform = await SignedInAsync();
        CreateConsortiumRequest? asked = null;
        platform.Answers.CreateConsortium = request =>
        {
            asked = request;
            return new CreateConsortiumResponse { Consortium = new() { Name = request.Name } };
        };

        Assert.Equal(0, await RunAsync("consortia", "create", "South West"));

        Assert.Equal("South West", asked!.Name);
        Assert.True(Guid.TryParse(asked.RequestId, out _));
    }

    [Fact]
    public async Task ClientsCreate_WithOut_KeepsTheSecretInAPrivateProfileAlone()
    {
        await using var platform = await SignedInAsync();
        CreateClientRequest? asked = null;
        platform.Answers.CreateClient = request =>
        {
            asked = request;
            return new CreateClientResponse
            {
                Client = new() { ClientId = "new-client", Name = request.Name },
                ClientSecret = "new-secret",
            };
        };
        var path = Path.Combine(home, "new.json");
        var line = $"clients create --name CMS --kind council --role officer,reader --out {path}";

        Assert.Equal(0, await RunAsync(line.Split(' ')));

        Assert.Equal([Role.Officer, Role.Reader], asked!.Roles);
        Assert.Equal(PrincipalKind.Council, asked.Kind);
        Assert.Equal(
            platform.Profile with
            {
                ClientId = "new-client",
                ClientSecret = "new-secret",
            },
            ClientProfile.Load(path)
        );
        Assert.DoesNotContain("new-secret", $"{output}{error}", StringComparison.Ordinal);
        Assert.Equal(6, await RunAsync(line.Split(' ')));
    }

    [Fact]
    public async Task Help_OfRp_NamesTheExitCodes()
    {
        Assert.Equal(0, await RunAsync("--help"));

        Assert.Contains("Exit codes:", output.ToString(), StringComparison.Ordinal);
        Assert.Contains(
            "8    the platform cannot be reached",
            output.ToString(),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("bash", "complete -o default -F _rp rp")]
    [InlineData("zsh", "compdef _rp rp")]
    [InlineData("fish", "complete -c rp")]
    public async Task Completion_OfAShell_PrintsItsScript(string shell, string expected)
    {
        Assert.Equal(0, await RunAsync("completion", shell));

        Assert.Contains(expected, output.ToString(), StringComparison.Ordinal);
    }

    private async Task<PlatformDouble> SignedInAsync()
    {
        var platform = await PlatformDouble.StartAsync();
        Assert.Equal(0, await LoginAsync(platform, PlatformDouble.ClientSecret));
        return platform;
    }

    private Task<int> LoginAsync(PlatformDouble platform, string secret) =>
        RunAsync(
            [
                "login",
                "--server",
                $"{platform.Address}",
                "--client-id",
                PlatformDouble.ClientId,
                "--secret-stdin",
            ],
            secret
        );

    private Task<int> RunAsync(params string[] arguments) => RunAsync(arguments, "");

    private Task<int> RunAsync(string[] arguments, string input) =>
        Terminal.RunAsync(arguments, input, home, output, error);

    private JsonNode Answer() => JsonNode.Parse(output.ToString())!;
}
