using Microsoft.Extensions.Options;
using RegionalProviders.AccessLog;
using RegionalProviders.Hosting;
using RegionalProviders.Identity.Addresses;
using RegionalProviders.Identity.Bootstrap;
using RegionalProviders.Identity.Clients;
using RegionalProviders.Identity.Consortia;
using RegionalProviders.Identity.Councils;
using RegionalProviders.Identity.Data;
using RegionalProviders.Identity.Events;
using RegionalProviders.Identity.Issuers;
using RegionalProviders.Identity.OAuth;
using RegionalProviders.Identity.Pages;
using RegionalProviders.Identity.Principals;
using RegionalProviders.Identity.Setup;
using RegionalProviders.Identity.SignIn;
using RegionalProviders.Identity.Users;
using RegionalProviders.Kernel;
using RegionalProviders.Messaging;
using RegionalProviders.Persistence;
using RegionalProviders.Persistence.Jobs;

namespace RegionalProviders.Identity;

/// <summary>The identity service: councils, consortia, users, clients, and the tokens that they sign in with.</summary>
public static class IdentityModule
{
    /// <summary>The schema <c>identity</c>.</summary>
    public static ServiceSchema Schema { get; } =
        new(
            "identity",
            [
                MigrationSource.Persistence,
                MessagingSchema.Source,
                AccessLogSchema.Source,
                new MigrationSource("identity", typeof(IdentityModule).Assembly),
            ]
        )
        {
            LoadReferenceData = CouncilReferenceData.LoadAsync,
        };

    /// <summary>The service as a module of a host process.</summary>
    public static PlatformModule Module { get; } =
        new(Schema, builder => builder.AddIdentity(), app => app.MapIdentity())
        {
            Commands = [KeyCommands.Command, AdministratorCommand.Command],
        };

    /// <summary>
    /// Adds the service. Configuration: <c>ConnectionStrings:identity</c>; <c>Identity:Issuer</c> (default
    /// <c>Platform:PublicWebUrl</c>), <c>Identity:Audience</c>, and <c>Identity:KeyEncryptionKey</c> or
    /// <c>Identity:KeyEncryptionKeyFile</c>; <c>Identity:PreviousKeyEncryptionKeys</c>, <c>Identity:SigningKeyLead</c>
    /// and <c>Identity:RotateSigningKeysEveryDays</c> for key rotation.
    /// </summary>
    public static void AddIdentity(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddServiceDatabase(
            Schema,
            (dataSource, time) => new IdentityDatabase(dataSource, time)
        );
        services.AddValidatorsFrom(typeof(IdentityModule).Assembly);
        services.AddSingleton<IdentityOptionsSetup>();
        services.AddSingleton<IPostConfigureOptions<IdentityOptions>>(provider =>
            provider.GetRequiredService<IdentityOptionsSetup>()
        );
        services.AddSingleton<IValidateOptions<IdentityOptions>>(provider =>
            provider.GetRequiredService<IdentityOptionsSetup>()
        );
        services.AddStrictOptions<IdentityOptions>("Identity");
        services.AddSingleton<KeyEncryption>();
        services.AddSingleton<SigningKeys>();
        services.AddSingleton<SigningKeyRotation>();
        services.AddSingleton(provider =>
            IdentityReencryption.Of(
                provider.GetRequiredService<IdentityDatabase>(),
                provider.GetRequiredService<KeyEncryption>(),
                provider.GetRequiredService<DataProtectionKeys>()
            )
        );
        services.AddSingleton<TrustedIssuersEndpoint>();
        services.AddOAuth();
        services.AddSignIn();
        services.AddOAuthServer();
        services.AddPeriodicJob<ExpiredRowsJob>();
        services.AddPeriodicJob<SigningKeyJob>();
        builder.AddPlatformMessaging(
            MessagingModule
                .For<IdentityDatabase>(Schema)
                .Publishes<ConsortiumCreated>()
                .Publishes<ConsortiumMembershipChanged>()
        );
    }

    /// <summary>Maps the gRPC services, the OAuth endpoints and the pages where people sign in.</summary>
    public static void MapIdentity(this WebApplication app)
    {
        app.MapGrpcService<CouncilGrpcService>();
        app.MapGrpcService<ConsortiumGrpcService>();
        app.MapGrpcService<ClientGrpcService>();
        app.MapGrpcService<UserGrpcService>();
        app.MapGrpcService<IssuerGrpcService>();
        app.MapGrpcService<AddressGrpcService>();
        app.MapGrpcService<CouncilSetupGrpcService>();
        app.MapGrpcService<PrincipalGrpcService>();
        app.MapOAuth();
        app.MapAccountPages();
    }
}
