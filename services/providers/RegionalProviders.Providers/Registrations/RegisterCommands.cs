using RegionalProviders.Hosting.Operations;
using RegionalProviders.Kernel;
using RegionalProviders.Providers.Data;

namespace RegionalProviders.Providers.Registrations;

/// <summary>The operator's commands for the register as a whole.</summary>
internal static class RegisterCommands
{
    internal static OperatorCommand Command { get; } =
        new("register", ["register republish"], RunAsync);

    private static async Task<int?> RunAsync(
        string[] args,
        IServiceProvider services,
        TextWriter output,
        CancellationToken cancellationToken
    )
    {
        if (args is not [_, "republish"])
            return null;
        var database = services.GetRequiredService<ProvidersDatabase>();
        var published = await database.InTransactionAsync(
            Principal.System(ProvidersModule.Name),
            transaction => RegistrationRecords.PublishAsync(transaction, "true"),
            cancellationToken
        );
        await output.WriteLineAsync(
            $"{published} registrations will be published again; the services that copy them take them in while they serve."
        );
        return 0;
    }
}
