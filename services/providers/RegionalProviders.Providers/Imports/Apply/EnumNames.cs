using Google.Protobuf.Reflection;
using RegionalProviders.Providers.V1;

namespace RegionalProviders.Providers.Imports.Apply;

/// <summary>
/// Names of enum numbers for SQL that writes events (which carry the .NET names) and history (which carries the API's
/// names without their prefix).
/// </summary>
internal static class EnumNames
{
    private static readonly EnumDescriptor[] Enums =
    [
        .. JudgementsReflection.Descriptor.EnumTypes,
        .. RegistrationsReflection.Descriptor.EnumTypes,
        .. SettingsReflection.Descriptor.EnumTypes,
    ];

    public static Task LoadAsync(ImportRun run)
    {
        var rows = Enums
            .SelectMany(type =>
                type.Values.Select(value =>
                    (
                        Kind: type.Name,
                        value.Number,
                        Member: Enum.GetName(type.ClrType, value.Number)!,
                        Label: value.Name[(Prefix(type).Length + 1)..]
                    )
                )
            )
            .ToList();
        return run.Transaction.ExecuteAsync(
            """
            create temp table enum_name on commit drop as
            select * from unnest(@kinds, @numbers, @members, @labels) as e(kind, number, member, label);
            create unique index on enum_name (kind, number)
            """,
            new
            {
                kinds = rows.Select(row => row.Kind).ToArray(),
                numbers = rows.Select(row => row.Number).ToArray(),
                members = rows.Select(row => row.Member).ToArray(),
                labels = rows.Select(row => row.Label).ToArray(),
            }
        );
    }

    /// <summary>SQL for the API's name of a number.</summary>
    public static string Label(string kind, string number) =>
        $"(select label from enum_name where kind = '{kind}' and number = {number})";

    /// <summary>SQL for the .NET name of a number.</summary>
    public static string Member(string kind, string number) =>
        $"(select member from enum_name where kind = '{kind}' and number = {number})";

    // RegistrationStatus → REGISTRATION_STATUS: the first value is the prefix and UNSPECIFIED.
    private static string Prefix(EnumDescriptor type) =>
        type.Values[0].Name[..^"_UNSPECIFIED".Length];
}
