using System.Collections.Frozen;
using Google.Protobuf.Reflection;
using RegionalProviders.Common.V1;

namespace RegionalProviders;

/// <summary>
/// What every RPC declares about itself: read once from the descriptors. An RPC without a complete declaration is not
/// in the table, and what is not in the table is denied.
/// </summary>
public sealed class AccessTable
{
    private readonly FrozenDictionary<string, Access> byMethod;

    /// <summary>Reads the declarations of all services in the given files.</summary>
    public AccessTable(IEnumerable<FileDescriptor> files) =>
        byMethod = files
            .SelectMany(file => file.Services)
            .SelectMany(service => service.Methods)
            .Select(method =>
                (method, access: method.GetOptions()?.GetExtension(AccessExtensions.Access))
            )
            .Where(pair => IsComplete(pair.access))
            .ToFrozenDictionary(
                pair => $"/{pair.method.Service.FullName}/{pair.method.Name}",
                pair => pair.access!,
                StringComparer.Ordinal
            );

    /// <summary>The declaration of an RPC by its path, e.g. <c>/package.Service/Method</c>; null means denied.</summary>
    public Access? Find(string methodPath) => byMethod.GetValueOrDefault(methodPath);

    private static bool IsComplete(Access? access) =>
        access
            is {
                Permission: not Permission.Unspecified,
                DataClass: not DataClass.Unspecified,
                Effect: not Effect.Unspecified
            };
}
