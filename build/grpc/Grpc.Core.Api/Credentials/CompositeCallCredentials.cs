namespace Grpc.Core;

internal sealed class CompositeCallCredentials : CallCredentials
{
    private readonly IReadOnlyList<CallCredentials> credentials;

    public CompositeCallCredentials(CallCredentials[] credentials)
    {
        ArgumentNullException.ThrowIfNull(credentials);
        if (credentials.Length < 2)
            throw new ArgumentException(
                "Composite credentials object can only be created from 2 or more credentials.",
                nameof(credentials)
            );
        this.credentials = [.. credentials];
    }

    public override void InternalPopulateConfiguration(
        CallCredentialsConfiguratorBase configurator,
        object? state
    ) => configurator.SetCompositeCredentials(state, credentials);
}
