using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using Grpc.Net.Compression;

namespace Grpc.Tests;

/// <summary>The assemblies of the official packages find everything they were compiled against.</summary>
public sealed class BindingTests
{
    public static TheoryData<string> OfficialAssemblies =>
        ["Grpc.AspNetCore.Server", "Grpc.Net.Client"];

    private static readonly HashSet<string> Abstractions = ["Grpc.Core.Api", "Grpc.Net.Common"];

    [Fact]
    public void Abstractions_AsBuilt_HaveTheOfficialIdentity()
    {
        foreach (
            var assembly in new[]
            {
                typeof(Core.Metadata).Assembly,
                typeof(ICompressionProvider).Assembly,
            }
        )
        {
            var name = assembly.GetName();
            Assert.Contains(name.Name!, Abstractions);
            Assert.Equal(new Version(2, 0, 0, 0), name.Version);
            Assert.Equal("d754f35622e28bad", Convert.ToHexStringLower(name.GetPublicKeyToken()!));
        }
    }

    [Theory, MemberData(nameof(OfficialAssemblies))]
    public void Types_OfAnOfficialAssembly_AllLoad(string official)
    {
        var types = Assembly.Load(official).GetTypes();

        Assert.True(types.Length > 50);
    }

    [Theory, MemberData(nameof(OfficialAssemblies))]
    public void Overrides_InAnOfficialAssembly_AllHaveSomethingToOverride(string official)
    {
        const BindingFlags Declared =
            BindingFlags.DeclaredOnly
            | BindingFlags.Instance
            | BindingFlags.Public
            | BindingFlags.NonPublic;
        var overrides = Assembly
            .Load(official)
            .GetTypes()
            .SelectMany(type => type.GetMethods(Declared))
            .Where(method =>
                method.IsVirtual && !method.Attributes.HasFlag(MethodAttributes.NewSlot)
            )
            .ToList();

        Assert.Contains(overrides, method => IsOurs(method.GetBaseDefinition()));
        Assert.All(
            overrides,
            method => Assert.NotSame(method.DeclaringType, method.GetBaseDefinition().DeclaringType)
        );
    }

    [Theory, MemberData(nameof(OfficialAssemblies))]
    public void References_OfAnOfficialAssembly_AllResolveToVisibleMembers(string official)
    {
        var assembly = Assembly.Load(official);
        using var file = new PEReader(File.OpenRead(assembly.Location));
        var reader = file.GetMetadataReader();

        var types = reader
            .TypeReferences.Select(handle => Resolve(assembly, handle))
            .Where(IsOurs)
            .ToList();
        var members = reader
            .MemberReferences.Where(handle => MayBeOurs(reader, handle))
            .Select(handle => Resolve(assembly, handle))
            .Where(IsOurs)
            .ToList();

        Assert.True(types.Count > 20, $"{types.Count} types");
        Assert.True(members.Count > 40, $"{members.Count} members");
        Assert.All(
            types.Concat(members),
            member => Assert.True(IsVisible(member), $"{member.DeclaringType}.{member}")
        );
    }

    private static MemberInfo Resolve(Assembly assembly, EntityHandle handle)
    {
        // Any class will do for the type parameters of the place that refers.
        var any = Enumerable.Repeat(typeof(string), 8).ToArray();
        return assembly.ManifestModule.ResolveMember(MetadataTokens.GetToken(handle), any, any)!;
    }

    // Constraints of foreign generic types need other arguments than Resolve gives; they are not our matter.
    private static bool MayBeOurs(MetadataReader reader, MemberReferenceHandle handle)
    {
        var parent = reader.GetMemberReference(handle).Parent;
        if (parent.Kind == HandleKind.TypeSpecification)
        {
            var signature = reader.GetBlobReader(
                reader.GetTypeSpecification((TypeSpecificationHandle)parent).Signature
            );
            if (signature.ReadSignatureTypeCode() != SignatureTypeCode.GenericTypeInstance)
                return false;
            signature.ReadCompressedInteger();
            parent = signature.ReadTypeHandle();
        }
        if (parent.Kind != HandleKind.TypeReference)
            return false;
        var type = reader.GetTypeReference((TypeReferenceHandle)parent);
        while (type.ResolutionScope.Kind == HandleKind.TypeReference)
            type = reader.GetTypeReference((TypeReferenceHandle)type.ResolutionScope);
        return type.ResolutionScope.Kind == HandleKind.AssemblyReference
            && Abstractions.Contains(
                reader.GetString(
                    reader.GetAssemblyReference((AssemblyReferenceHandle)type.ResolutionScope).Name
                )
            );
    }

    private static bool IsOurs(MemberInfo member) =>
        Abstractions.Contains(member.Module.Assembly.GetName().Name!);

    private static bool IsVisible(MemberInfo member) =>
        member switch
        {
            Type type => type.IsVisible,
            MethodBase method => method.DeclaringType!.IsVisible
                && (method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly),
            FieldInfo field => field.DeclaringType!.IsVisible && field.IsPublic,
            _ => false,
        };
}
