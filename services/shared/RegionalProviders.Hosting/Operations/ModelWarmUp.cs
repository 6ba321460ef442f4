using Microsoft.Extensions.Hosting;
using RegionalProviders.Persistence;

namespace RegionalProviders.Hosting.Operations;

/// <summary>Builds the entity model of a service before the process listens, so that no caller waits for it.</summary>
internal sealed class ModelWarmUp(ServiceDatabase database) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        database.BuildModel();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
