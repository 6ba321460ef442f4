namespace RegionalProviders.Calls;

/// <summary>
/// The standard services that need no token, because load balancers and tools have none. They reveal nothing about any
/// council. This list is complete.
/// </summary>
internal static class PublicMethods
{
    private static readonly string[] Services =
    [
        "/grpc.health.v1.Health/",
        "/grpc.reflection.v1.ServerReflection/",
        "/grpc.reflection.v1alpha.ServerReflection/",
    ];

    internal static bool Contains(string method) =>
        Services.Any(service => method.StartsWith(service, StringComparison.Ordinal));
}
