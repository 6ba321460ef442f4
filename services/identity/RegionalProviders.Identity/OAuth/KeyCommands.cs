using RegionalProviders.Hosting.Operations;

namespace RegionalProviders.Identity.OAuth;

/// <summary>The operator's commands about signing keys and the key that encrypts them.</summary>
internal static class KeyCommands
{
    private const int Refused = 1;

    internal static OperatorCommand Command { get; } =
        new(
            "keys",
            ["keys list", "keys rotate [--now]", "keys retire KID", "keys reencrypt"],
            RunAsync
        );

    private static async Task<int?> RunAsync(
        string[] args,
        IServiceProvider services,
        TextWriter output,
        CancellationToken cancellationToken
    )
    {
        var rotation = services.GetRequiredService<SigningKeyRotation>();
        switch (args)
        {
            case [_, "list"]:
                foreach (var (key, state) in await rotation.ListAsync(cancellationToken))
                    await output.WriteLineAsync(
                        $"{key.Kid}\t{state}\tsigns from {key.NotBefore:u}\tpublished until {key.RetiredAt?.ToString("u") ?? "further notice"}\tencrypted with {key.EncryptedWith}"
                    );
                return 0;
            case [_, "rotate"]:
                return await RotateAsync(rotation, now: false, output, cancellationToken);
            case [_, "rotate", "--now"]:
                return await RotateAsync(rotation, now: true, output, cancellationToken);
            case [_, "retire", var kid]:
                return await RetireAsync(rotation, kid, output, cancellationToken);
            case [_, "reencrypt"]:
                return await services
                    .GetRequiredService<Reencryption>()
                    .RunAsync(
                        output,
                        "an hour after the first has taken their place",
                        cancellationToken
                    );
            default:
                return null;
        }
    }

    private static async Task<int?> RotateAsync(
        SigningKeyRotation rotation,
        bool now,
        TextWriter output,
        CancellationToken cancellationToken
    )
    {
        if (await rotation.RotateAsync(now, cancellationToken) is not { } next)
        {
            await output.WriteLineAsync(
                "A next key waits already: keys list shows it. keys rotate --now makes another that signs sooner."
            );
            return Refused;
        }

        await output.WriteLineAsync(
            $"{next.Kid} is published and signs from {next.NotBefore:u}. The key before it stays published until its tokens have ended, and is then deleted."
        );
        return 0;
    }

    private static async Task<int?> RetireAsync(
        SigningKeyRotation rotation,
        string kid,
        TextWriter output,
        CancellationToken cancellationToken
    )
    {
        if (await rotation.RetireAsync(kid, cancellationToken) is { } problem)
        {
            await output.WriteLineAsync(problem);
            return Refused;
        }

        await output.WriteLineAsync(
            $"{kid} is withdrawn. Replicas stop publishing it within a minute, services refuse its tokens within six."
        );
        return 0;
    }
}
