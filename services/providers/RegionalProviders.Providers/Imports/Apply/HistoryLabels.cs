using RegionalProviders.Providers.Settings;
using RegionalProviders.Providers.V1;

namespace RegionalProviders.Providers.Imports.Apply;

/// <summary>Provides SQL that writes the history with the API's names of enum members, which the history displays.</summary>
internal static class HistoryLabels
{
    public static Task LoadAsync(ImportRun run)
    {
        var rows = Labels<ServiceType>().Concat(Labels<RegistrationStatus>()).ToList();
        return run.Transaction.ExecuteAsync(
            """
            create temp table enum_label on commit drop as
            select * from unnest(@kinds, @members, @labels) as e(kind, member, label);
            create unique index on enum_label (kind, member)
            """,
            new
            {
                kinds = rows.Select(row => row.Kind).ToArray(),
                members = rows.Select(row => row.Member).ToArray(),
                labels = rows.Select(row => row.Label).ToArray(),
            }
        );
    }

    /// <summary>SQL that maps the enum member named in a column to its label.</summary>
    public static string Of<T>(string column)
        where T : struct, Enum =>
        $"(select label from enum_label where kind = '{typeof(T).Name}' and member = {column})";

    private static IEnumerable<(string Kind, string Member, string Label)> Labels<T>()
        where T : struct, Enum =>
        Enum.GetValues<T>()
            .Select(value => (typeof(T).Name, value.ToString(), EnumLabels.Of(value)));
}
