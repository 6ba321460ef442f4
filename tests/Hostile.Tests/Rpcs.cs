using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace RegionalProviders.Hostile.Tests;

/// <summary>Every RPC of the platform, discovered from its descriptor, so that new ones are attacked too.</summary>
internal static class Rpcs
{
    public static IReadOnlyList<MethodDescriptor> All { get; } =
    [
        .. new ProtoFiles()
            .All.Where(file =>
                file.Package.StartsWith("regionalproviders.", StringComparison.Ordinal)
            )
            .SelectMany(file => file.Services)
            .SelectMany(service => service.Methods)
            .OrderBy(method => method.FullName, StringComparer.Ordinal),
    ];

    public static IEnumerable<MethodDescriptor> Unary =>
        All.Where(method => !method.IsClientStreaming);

    public static string PathOf(MethodDescriptor method) =>
        $"/{method.Service.FullName}/{method.Name}";

    public static IMessage NewRequest(MethodDescriptor method) =>
        (IMessage)Activator.CreateInstance(method.InputType.ClrType)!;

    public static byte[] ToByteArrayOf(this IMessage message) => message.ToByteArray();
}
