using Grpc.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using RegionalProviders.Client.Authentication;
using RegionalProviders.Client.Calls;

namespace RegionalProviders.Client;

/// <summary>Registers the client in a host.</summary>
public static class ServiceCollectionExtensions
{
    private const string Calls = "RegionalProviders.Calls";
    private const string SignIn = "RegionalProviders.SignIn";

    /// <summary>
    /// Adds <see cref="RegionalProvidersClient"/> as a singleton whose connections come from the host's
    /// <see cref="IHttpClientFactory"/>. The section has the properties of <see cref="ClientProfile"/>, and those of
    /// <see cref="RegionalProvidersClientOptions"/> below <c>Calls</c>; the host does not start if a value is missing or out
    /// of range, or if an option does not exist.
    /// </summary>
    /// <param name="services">The host's services.</param>
    /// <param name="section">The section of the configuration.</param>
    /// <returns>The HTTP pipeline of the calls, to be extended.</returns>
    public static IHttpClientBuilder AddRegionalProvidersClient(
        this IServiceCollection services,
        IConfiguration section
    )
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(section);
        services.AddOptions<ClientProfile>().Bind(section).ValidateOnStart();
        services
            .AddOptions<RegionalProvidersClientOptions>()
            .Bind(section.GetSection("Calls"), binder => binder.ErrorOnUnknownConfiguration = true)
            .ValidateOnStart();
        return services.AddClient();
    }

    /// <summary>Adds the client with a profile that the host has read.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="profile">Where the platform is, and the credentials to sign in with.</param>
    /// <param name="options">How the client behaves; null for the defaults.</param>
    /// <returns>The HTTP pipeline of the calls, to be extended.</returns>
    /// <exception cref="ProfileException">The profile cannot be used.</exception>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public static IHttpClientBuilder AddRegionalProvidersClient(
        this IServiceCollection services,
        ClientProfile profile,
        RegionalProvidersClientOptions? options = null
    )
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(profile);
        ProfileJson.Check(profile, "The profile");
        options ??= new();
        if (ClientOptionsValidator.Problem(options) is { } problem)
            throw new ArgumentException(problem, nameof(options));
        services.AddSingleton(Options.Create(profile));
        services.AddSingleton(Options.Create(options));
        return services.AddClient();
    }

    private static IHttpClientBuilder AddClient(this IServiceCollection services)
    {
        services.TryAddEnumerable(
            ServiceDescriptor.Singleton<IValidateOptions<ClientProfile>, ClientProfileValidator>()
        );
        services.TryAddEnumerable(
            ServiceDescriptor.Singleton<
                IValidateOptions<RegionalProvidersClientOptions>,
                ClientOptionsValidator
            >()
        );
        services
            .AddHttpClient(SignIn)
            .ConfigurePrimaryHttpMessageHandler(host => Transport.Handler(host.Profile()));
        services.AddSingleton(host =>
        {
            var http = host.GetRequiredService<IHttpClientFactory>();
            return TokenSource.Of(
                host.Profile(),
                () => http.CreateClient(SignIn),
                host.ClientOptions()
            );
        });
        services.AddSingleton(host => new RegionalProvidersClient(
            host.GetRequiredService<Stub>().Invoker,
            host.ClientOptions()
        ));
        return services
            .AddGrpcClient<Stub>(
                Calls,
                (host, grpc) =>
                {
                    grpc.Address = host.Profile().Server;
                    grpc.ChannelOptionsActions.Add(channel =>
                        Transport.Configure(channel, host.Profile(), host.ClientOptions())
                    );
                }
            )
            .ConfigurePrimaryHttpMessageHandler(host => Transport.Handler(host.Profile()))
            .AddInterceptor(host => new PlatformInterceptor(
                host.GetRequiredService<TokenSource>(),
                host.ClientOptions()
            ));
    }

    private static ClientProfile Profile(this IServiceProvider host) =>
        host.GetRequiredService<IOptions<ClientProfile>>().Value;

    private static RegionalProvidersClientOptions ClientOptions(this IServiceProvider host) =>
        host.GetRequiredService<IOptions<RegionalProvidersClientOptions>>().Value;

    // Created by the gRPC client factory; carries the invoker that all stubs of the client share.
    private sealed class Stub(CallInvoker invoker)
    {
        internal CallInvoker Invoker => invoker;
    }
}
