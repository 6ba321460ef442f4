using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using RegionalProviders.Client;

namespace Client.Tests;

/// <summary>
/// A test double of the platform for tests of the client: a real server on a free port whose responses the test defines.
/// It proves nothing about the platform.
/// </summary>
internal sealed class PlatformDouble : IAsyncDisposable
{
    public const string ClientId = "client:one";
    public const string ClientSecret = "s£cret+/%";

    private readonly WebApplication application;

    private PlatformDouble(WebApplication application) => this.application = application;

    public Answers Answers => application.Services.GetRequiredService<Answers>();

    public Uri Address => new(application.Urls.First());

    public ClientProfile Profile =>
        new()
        {
            Server = Address,
            ClientId = ClientId,
            ClientSecret = ClientSecret,
        };

    public RegionalProvidersClient Connect(RegionalProvidersClientOptions? options = null) =>
        RegionalProvidersClient.Connect(Profile, options ?? Quick);

    public static RegionalProvidersClientOptions Quick =>
        new() { FirstBackoff = TimeSpan.FromMilliseconds(1), ChunkBytes = 1000 };

    public static async Task<PlatformDouble> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2);
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http1);
        });
        builder.Services.AddSingleton<Answers>();
        builder.Services.AddGrpc();
        var built = builder.Build();
        var platform = new PlatformDouble(built);
        built.MapGet("/.well-known/oauth-authorization-server", platform.Discovery);
        built.MapPost("/oauth/token", (Delegate)platform.TokenAsync);
        built.MapGrpcService<CouncilsDouble>();
        built.MapGrpcService<ConsortiaDouble>();
        built.MapGrpcService<PrincipalDouble>();
        built.MapGrpcService<SettingsDouble>();
        built.MapGrpcService<ImportsDouble>();
        built.MapGrpcService<ClientsDouble>();
        built.MapGrpcService<AccessLogDouble>();
        built.MapGrpcService<UsersDouble>();
        built.MapGrpcService<AddressesDouble>();
        built.MapGrpcService<IssuersDouble>();
        built.MapGrpcService<SubmissionsDouble>();
        built.MapGrpcService<InboxDouble>();
        built.MapGrpcService<RegionalDouble>();
        await built.StartAsync();
        return platform;
    }

    public async ValueTask DisposeAsync() => await application.DisposeAsync();

    private IResult Discovery() =>
        Results.Json(
            new
            {
                issuer = Answers.Issuer,
                token_endpoint = new Uri(
                    Answers.TokenOnHttp1 ? new Uri(application.Urls.Last()) : Address,
                    "/oauth/token"
                ),
            }
        );

    private async Task<IResult> TokenAsync(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync();
        var number = Answers.CountTokenRequest(context.Request.Protocol, form);
        await Answers.BeforeToken();
        if (Answers.TokenFailure is { } status)
            return Results.StatusCode(status);
        if (
            form["client_assertion"].Count == 0
            && context.Request.Headers.Authorization != $"Basic {ExpectedBasic()}"
        )
            return Results.Json(new { error = "invalid_client" }, statusCode: 401);
        return Results.Json(
            new
            {
                access_token = $"token-{number}",
                token_type = "Bearer",
                expires_in = 600,
            }
        );
    }

    private static string ExpectedBasic() =>
        Convert.ToBase64String(Encoding.ASCII.GetBytes("client%3Aone:s%C2%A3cret%2B%2F%25"));
}
