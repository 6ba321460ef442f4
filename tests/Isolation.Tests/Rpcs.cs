using Google.Protobuf.Reflection;
using RegionalProviders;
using RegionalProviders.Common.V1;

namespace Isolation.Tests;

/// <summary>The RPCs of the platform's own services, discovered automatically.</summary>
internal static class Rpcs
{
    internal static IReadOnlyList<MethodDescriptor> All { get; } =
    [
        .. new ProtoFiles()
            .All.Where(file =>
                file.Package.StartsWith("regionalproviders.", StringComparison.Ordinal)
            )
            .SelectMany(file => file.Services)
            .SelectMany(service => service.Methods)
            .OrderBy(method => method.FullName, StringComparer.Ordinal),
    ];

    internal static TheoryData<string> Names => [.. All.Select(ShortName)];

    internal static MethodDescriptor Find(string name) =>
        All.Single(method => ShortName(method) == name);

    internal static Permission PermissionOf(string name) =>
        Find(name).GetOptions().GetExtension(AccessExtensions.Access).Permission;

    internal static string ShortName(MethodDescriptor method) =>
        $"{method.Service.Name}.{method.Name}";
}
