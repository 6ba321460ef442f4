using System.Collections.Frozen;
using Grpc.AspNetCore.Server;
using Microsoft.AspNetCore.Routing;

namespace RegionalProviders.Hosting.Operations;

/// <summary>Full names of the gRPC services that this process serves, read from its endpoints once they are mapped.</summary>
internal sealed class ServedServices(EndpointDataSource endpoints)
{
    private readonly Lazy<FrozenSet<string>> names = new(() =>
        endpoints
            .Endpoints.Select(endpoint =>
                endpoint.Metadata.GetMetadata<GrpcMethodMetadata>()?.Method.ServiceName
            )
            .OfType<string>()
            .ToFrozenSet(StringComparer.Ordinal)
    );

    internal IReadOnlySet<string> Names => names.Value;
}
