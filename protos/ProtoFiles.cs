using System.Reflection;
using Google.Protobuf.Reflection;
using RegionalProviders.Common.V1;

namespace RegionalProviders;

/// <summary>All proto files of the platform, as compiled into the stubs.</summary>
public sealed class ProtoFiles
{
    /// <summary>Every file.</summary>
    public IReadOnlyList<FileDescriptor> All { get; } =
    [
        .. typeof(AccessReflection)
            .Assembly.GetExportedTypes()
            .Where(type =>
                type is { IsAbstract: true, IsSealed: true }
                && type.Name.EndsWith("Reflection", StringComparison.Ordinal)
            )
            .Select(type =>
                type.GetProperty("Descriptor", BindingFlags.Public | BindingFlags.Static)
                    ?.GetValue(null)
            )
            .OfType<FileDescriptor>(),
    ];
}
