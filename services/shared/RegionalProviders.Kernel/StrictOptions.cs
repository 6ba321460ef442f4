using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace RegionalProviders.Kernel;

/// <summary>Binds a section of the configuration so that a misspelt or retired setting cannot go unnoticed.</summary>
public static class StrictOptions
{
    /// <summary>
    /// Binds options to a section and validates them at start-up. A key in the section that the options do not have
    /// stops the start, since it would otherwise be ignored and a default would apply.
    /// </summary>
    /// <typeparam name="T">The options.</typeparam>
    /// <param name="services">The services of the process.</param>
    /// <param name="section">Path of the section, such as <c>Platform:Tls</c>.</param>
    public static OptionsBuilder<T> AddStrictOptions<T>(
        this IServiceCollection services,
        string section
    )
        where T : class =>
        services
            .AddOptions<T>()
            .BindConfiguration(section, binder => binder.ErrorOnUnknownConfiguration = true)
            .ValidateOnStart();
}
