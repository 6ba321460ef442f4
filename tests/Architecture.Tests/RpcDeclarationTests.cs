using Google.Protobuf.Reflection;
using RegionalProviders.Common.V1;

namespace RegionalProviders.Architecture.Tests;

/// <summary>Rules for every RPC of every service. New RPCs are discovered automatically.</summary>
public sealed class RpcDeclarationTests
{
    // Prefixes of the names of reads, and of calls that cost far more than others.
    private static readonly string[] Reads =
    [
        "Get",
        "List",
        "Search",
        "WhoAmI",
        "Watch",
        "Export",
        "CheckFile",
    ];
    private static readonly string[] Expensive =
    [
        "Search",
        "Upload",
        "Import",
        "Export",
        "Download",
    ];

    public static TheoryData<string> Methods => [.. Rpcs.All.Select(method => method.FullName)];

    [Fact]
    public void Platform_HasServices()
    {
        // If the search for descriptors found nothing, every other test here would pass trivially.
        Assert.True(Rpcs.All.Count >= 40, $"Only {Rpcs.All.Count} RPCs were found.");
    }

    [Theory, MemberData(nameof(Methods))]
    public void Rpc_Always_DeclaresPermissionDataClassAndEffect(string name)
    {
        var access = Rpcs.Find(name).GetOptions()?.GetExtension(AccessExtensions.Access);

        Assert.NotNull(access);
        Assert.NotEqual(Permission.Unspecified, access.Permission);
        Assert.NotEqual(DataClass.Unspecified, access.DataClass);
        Assert.NotEqual(Effect.Unspecified, access.Effect);
    }

    [Theory, MemberData(nameof(Methods))]
    public void Rpc_Always_HasTheEffectThatItsNameSays(string name)
    {
        var method = Rpcs.Find(name);

        Assert.Equal(
            BeginsWithOneOf(method, Reads) ? Effect.Read : Effect.Write,
            Access(method).Effect
        );
    }

    [Theory, MemberData(nameof(Methods))]
    public void Rpc_ThatSearchesOrMovesFiles_IsExpensive(string name)
    {
        var method = Rpcs.Find(name);
        if (!BeginsWithOneOf(method, Expensive))
            return;

        Assert.True(Access(method).Expensive, $"{name} must say expensive: true.");
    }

    [Theory, MemberData(nameof(Methods))]
    public void Rpc_ThatExports_IsAlwaysInTheAccessLog(string name)
    {
        var method = Rpcs.Find(name);
        if (!BeginsWithOneOf(method, ["Export"]))
            return;

        Assert.True(Access(method).Export, $"{name} must say export: true.");
    }

    /// <summary>
    /// Whoever names a setting or a provider could learn from the time of the response whether others have something there.
    /// </summary>
    [Theory, MemberData(nameof(Methods))]
    public void Rpc_ThatListsByPlaceWhatNotAllMaySee_IsPadded(string name)
    {
        var method = Rpcs.Find(name);
        string[] places = ["setting_id", "setting_ids", "organisation_id", "urn"];
        if (
            !method.Name.StartsWith("List", StringComparison.Ordinal)
            || Access(method).DataClass is DataClass.Platform or DataClass.SharedReference
            || !places.Any(place => method.InputType.FindFieldByName(place) is not null)
        )
            return;

        Assert.True(Access(method).Padded, $"{name} must say padded: true.");
    }

    /// <summary>A stream's messages leave as they are made, whatever its RPC declares.</summary>
    [Theory, MemberData(nameof(Methods))]
    public void Rpc_ThatIsPadded_IsUnary(string name)
    {
        var method = Rpcs.Find(name);
        if (!Access(method).Padded)
            return;

        Assert.False(
            method.IsClientStreaming || method.IsServerStreaming,
            $"{name} must not be a stream to be padded."
        );
    }

    [Theory, MemberData(nameof(Methods))]
    public void Rpc_Always_HasRequestAndResponseOfItsOwn(string name)
    {
        var method = Rpcs.Find(name);

        Assert.Equal($"{method.Name}Request", method.InputType.Name);
        Assert.Equal($"{method.Name}Response", method.OutputType.Name);
    }

    [Theory, MemberData(nameof(Methods))]
    public void Rpc_ThatLists_IsPaged(string name)
    {
        var method = Rpcs.Find(name);
        // Three lists are always short: one policy for each service type, one checklist, one catalogue of tables.
        string[] whole = ["ListCompliancePolicies", "ListPropertyStandards", "ListRegionalTables"];
        if (
            !method.Name.StartsWith("List", StringComparison.Ordinal)
                && !method.Name.StartsWith("Search", StringComparison.Ordinal)
            || whole.Contains(method.Name)
        )
            return;

        Assert.Equal(FieldType.Int32, method.InputType.FindFieldByName("page_size")?.FieldType);
        Assert.Equal(FieldType.String, method.InputType.FindFieldByName("page_token")?.FieldType);
        Assert.Equal(
            FieldType.String,
            method.OutputType.FindFieldByName("next_page_token")?.FieldType
        );
    }

    [Theory, MemberData(nameof(Methods))]
    public void Rpc_ThatCreates_IsIdempotent(string name)
    {
        var method = Rpcs.Find(name);
        if (!method.Name.StartsWith("Create", StringComparison.Ordinal))
            return;

        Assert.Equal(FieldType.String, method.InputType.FindFieldByName("request_id")?.FieldType);
    }

    [Theory, MemberData(nameof(Methods))]
    public void Rpc_Never_TakesTheTenantFromTheCaller(string name)
    {
        var names = Rpcs.Find(name)
            .InputType.Fields.InDeclarationOrder()
            .Select(field => field.Name);

        Assert.DoesNotContain("tenant_id", names);
        Assert.DoesNotContain("tenant", names);
    }

    private static Access Access(MethodDescriptor method) =>
        method.GetOptions().GetExtension(AccessExtensions.Access);

    private static bool BeginsWithOneOf(MethodDescriptor method, string[] verbs) =>
        verbs.Any(verb => method.Name.StartsWith(verb, StringComparison.Ordinal));
}

/// <summary>The RPCs of the platform's own services.</summary>
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

    internal static MethodDescriptor Find(string fullName) =>
        All.Single(method => method.FullName == fullName);
}
