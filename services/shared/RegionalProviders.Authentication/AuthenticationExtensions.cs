using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using RegionalProviders.Kernel;

namespace RegionalProviders.Authentication;

/// <summary>Registers the validation of access tokens.</summary>
internal static class AuthenticationExtensions
{
    internal static void AddTokenValidation(this IServiceCollection services)
    {
        services.AddStrictOptions<TokenOptions>("Tokens");
        services.AddSingleton<IValidateOptions<TokenOptions>, TokenOptionsValidator>();
        services.AddIssuerHttpClients();
        services.AddSingleton<IssuerAddresses>();
        services.AddSingleton<CouncilIssuerDocuments>();
        services.AddSingleton<CouncilIssuerKeys>();
        services.AddSingleton<OwnIssuer>();
        services.AddSingleton<CouncilIssuers>();
        services.AddSingleton<TokenValidator>();
        services.AddSingleton(provider => new IssuerProof(
            provider.GetRequiredService<CouncilIssuerKeys>(),
            provider.GetRequiredService<TimeProvider>()
        ));
    }
}
