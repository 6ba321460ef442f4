using System.Collections.Frozen;
using System.Reflection;
using Google.Protobuf.Reflection;
using RegionalProviders.Common.V1;

namespace RegionalProviders.Hosting.Operations;

/// <summary>All proto files of the platform, as compiled into the stubs.</summary>
public sealed class ProtoFiles
{
    private readonly FrozenDictionary<string, FileDescriptor> byName;
    private readonly FrozenDictionary<string, FileDescriptor> bySymbol;

    /// <summary>Finds them in the assembly of the stubs.</summary>
    public ProtoFiles()
    {
        var compiled = typeof(AccessReflection)
            .Assembly.GetExportedTypes()
            .Where(type =>
                type.IsAbstract
                && type.IsSealed
                && type.Name.EndsWith("Reflection", StringComparison.Ordinal)
            )
            .Select(type =>
                type.GetProperty("Descriptor", BindingFlags.Public | BindingFlags.Static)
                    ?.GetValue(null)
            )
            .OfType<FileDescriptor>();
        byName = compiled
            .SelectMany(WithDependencies)
            .DistinctBy(file => file.Name)
            .ToFrozenDictionary(file => file.Name);
        bySymbol = byName
            .Values.SelectMany(file => Symbols(file).Select(symbol => (symbol, file)))
            .ToFrozenDictionary(pair => pair.symbol, pair => pair.file);
    }

    /// <summary>Every file.</summary>
    public IEnumerable<FileDescriptor> All => byName.Values;

    internal FileDescriptor? ByName(string name) => byName.GetValueOrDefault(name);

    internal FileDescriptor? BySymbol(string symbol) => bySymbol.GetValueOrDefault(symbol);

    internal FileDescriptor? ByExtension(string type, int number) =>
        Extensions(type).FirstOrDefault(extension => extension.FieldNumber == number)?.File;

    internal IEnumerable<int> ExtensionNumbers(string type) =>
        Extensions(type).Select(extension => extension.FieldNumber);

    internal static IEnumerable<FileDescriptor> WithDependencies(FileDescriptor file) =>
        file.Dependencies.SelectMany(WithDependencies).Prepend(file).DistinctBy(each => each.Name);

    private IEnumerable<FieldDescriptor> Extensions(string type) =>
        byName
            .Values.SelectMany(file => file.Extensions.UnorderedExtensions)
            .Where(extension => extension.ExtendeeType.FullName == type);

    private static IEnumerable<string> Symbols(FileDescriptor file) =>
        file
            .MessageTypes.SelectMany(WithNested)
            .SelectMany(message =>
                message.EnumTypes.Select(nested => nested.FullName).Prepend(message.FullName)
            )
            .Concat(file.EnumTypes.Select(type => type.FullName))
            .Concat(file.Extensions.UnorderedExtensions.Select(extension => extension.FullName))
            .Concat(
                file.Services.SelectMany(service =>
                    service.Methods.Select(method => method.FullName).Prepend(service.FullName)
                )
            );

    private static IEnumerable<MessageDescriptor> WithNested(MessageDescriptor message) =>
        message.NestedTypes.SelectMany(WithNested).Prepend(message);
}
