namespace RegionalProviders.Calls;

/// <summary>
/// The standard services that answer without a token: load balancers and tools have none. They say nothing about any
/// council. This is the whole list.
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
