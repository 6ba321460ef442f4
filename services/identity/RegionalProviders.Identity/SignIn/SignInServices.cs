using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using RegionalProviders.Identity.Data;
using RegionalProviders.Identity.OAuth;
using RegionalProviders.Identity.Pages;
using RegionalProviders.Identity.Users;

namespace RegionalProviders.Identity.SignIn;

/// <summary>Registers ASP.NET Core Identity and what it depends on, for signing people in.</summary>
internal static class SignInServices
{
    internal static void AddSignIn(this IServiceCollection services)
    {
        services.AddSingleton<UserTransactions>();
        services.AddSingleton<Passwords>();
        services.AddSingleton<SignInAddresses>();
        services.AddSingleton<SignInSteps>();
        services.AddSingleton<Activation>();
        services.AddSingleton<Sessions>();
        services.AddSingleton<Passkeys>();
        services.AddUsers();
        services.AddCookies();
        services.AddDataProtectionKeys();
        services.AddAccountPages();
    }

    private static void AddUsers(this IServiceCollection services)
    {
        services.TryAddScoped(_ => IdentityDbContext.Create());
        // A unique index keeps e-mail addresses unique: the framework's validator would need to see everybody's.
        services
            .AddIdentityCore<UserAccount>()
            .AddUserStore<UserAccountStore>()
            .AddUserManager<UserAccountManager>()
            .AddTokenProvider<TotpTokenProvider>(TokenOptions.DefaultAuthenticatorProvider);
        services.RemoveAll<IUserValidator<UserAccount>>();
        services.RemoveAll<IPasswordValidator<UserAccount>>();
        services.AddScoped<IPasswordValidator<UserAccount>, PasswordRules>();
        services.AddScoped<IPasskeyHandler<UserAccount>, PasskeyHandler<UserAccount>>();
        services.Configure<PasswordHasherOptions>(options =>
            options.IterationCount = Passwords.Iterations
        );
        services
            .AddOptions<IdentityPasskeyOptions>()
            .Configure<IOptions<IdentityOptions>>(
                (options, identity) =>
                {
                    var issuer = new Uri(identity.Value.Issuer);
                    options.ServerDomain = issuer.Host;
                    var origin = issuer.GetLeftPart(UriPartial.Authority);
                    options.ValidateOrigin = context =>
                        ValueTask.FromResult(!context.CrossOrigin && context.Origin == origin);
                }
            );
    }

    private static void AddCookies(this IServiceCollection services)
    {
        services
            .AddAuthentication()
            .AddCookie(SignInCookies.Complete)
            .AddCookie(SignInCookies.BetweenFactors)
            .AddCookie(SignInCookies.Device);
        Configure(SignInCookies.Complete, "rp-session", SignInCookies.Lifetime);
        Configure(
            SignInCookies.BetweenFactors,
            "rp-second-factor",
            SignInCookies.TimeBetweenFactors
        );
        Configure(SignInCookies.Device, "rp-device", SignInCookies.DeviceLifetime);

        void Configure(string scheme, string name, TimeSpan lifetime) =>
            services
                .AddOptions<CookieAuthenticationOptions>(scheme)
                .Configure<IOptions<IdentityOptions>>(
                    (options, identity) =>
                        SignInCookies.Configure(options, name, lifetime, identity.Value)
                );
    }

    private static void AddDataProtectionKeys(this IServiceCollection services)
    {
        services.AddSingleton<DataProtectionKeys>();
        services.AddDataProtection().SetApplicationName("regionalproviders-identity");
        services
            .AddOptions<KeyManagementOptions>()
            .Configure<DataProtectionKeys, KeyEncryption>(
                (options, keys, encryption) =>
                {
                    options.XmlRepository = keys;
                    options.XmlEncryptor = new XmlKeyEncryptor(encryption);
                }
            );
    }

    private static void AddAccountPages(this IServiceCollection services)
    {
        services.AddSingleton<ReturnAddresses>();
        services
            .AddOptions<AntiforgeryOptions>()
            .Configure<IOptions<IdentityOptions>>(
                (options, identity) =>
                {
                    options.FormFieldName = PageForms.TokenField;
                    options.HeaderName = null;
                    options.SuppressXFrameOptionsHeader = true;
                    SignInCookies.Restrict(options.Cookie, "rp-form", identity.Value);
                }
            );
        services
            .AddRazorPages(options => options.Conventions.ConfigureFilter(new AccountPageFilter()))
            .AddApplicationPart(typeof(SignInServices).Assembly);
    }
}
