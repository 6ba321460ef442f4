using System.Text;

namespace RegionalProviders.Placements.Returns.Tests;

/// <summary>Valid rows of each version, in which tests make one cell at a time invalid.</summary>
internal static class Samples
{
    public const string Urn = "SC100001";
    public const string Bolton = "E08000001";
    public const string Bury = "E08000002";
    public const string Kent = "E10000016";
    public static readonly DateOnly Snapshot = new(2026, 3, 31);
    public static readonly DateOnly Today = new(2026, 4, 10);

    public static ReturnSchema Latest => ReturnSchemas.All[^1];

    private static readonly Dictionary<ReturnField, string> Sound = new()
    {
        [ReturnField.PlacingAuthority] = "Bolton",
        [ReturnField.Identifier] = "B-1001",
        [ReturnField.Age] = "12",
        [ReturnField.Organisation] = "Northern Homes Ltd",
        [ReturnField.ProviderUrn] = Urn,
        [ReturnField.CompanyNumber] = "01234567",
        [ReturnField.Establishment] = "Oak House",
        [ReturnField.EstablishmentUrn] = Urn,
        [ReturnField.HostAuthority] = "Bury",
        [ReturnField.ProvisionType] = "Residential - With Education",
        [ReturnField.Start] = "01/06/2019",
        [ReturnField.TotalCost] = "4,100.50",
        [ReturnField.SocialCareCost] = "£3,000.00",
        [ReturnField.EducationCost] = "1000.5",
        [ReturnField.HealthCost] = "100",
        [ReturnField.Dols] = "No",
    };

    private static readonly Dictionary<ReturnField, string> SoundEpisode = new()
    {
        [ReturnField.Identifier] = "B-1001",
        [ReturnField.Start] = "01/06/2024",
        [ReturnField.NewEpisodeReason] = "P",
        [ReturnField.LegalStatus] = "C2",
        [ReturnField.Need] = "N1",
        [ReturnField.PlacementType] = "K2",
        [ReturnField.ProviderCode] = "PR4",
        [ReturnField.HomePostcode] = "BL1 1AA",
        [ReturnField.PlacementPostcode] = "BL1 2BB",
        [ReturnField.EstablishmentUrn] = Urn,
    };

    /// <summary>A value for every column that needs one; an empty text removes the cell.</summary>
    public static Dictionary<string, string> Cells(
        ReturnSchema schema,
        ReturnKind kind,
        params (ReturnField Field, string Text)[] changes
    )
    {
        var cells = new Dictionary<string, string>();
        foreach (var column in schema.ColumnsOf(kind))
        {
            var sound = kind == ReturnKind.Census ? Sound : SoundEpisode;
            if (sound.TryGetValue(column.Field, out var text))
                cells[column.Name] = text;
            else if (column.Required)
                cells[column.Name] = column.Values.Count > 0 ? column.Values[0].Text : "x";
        }
        foreach (var (field, text) in changes)
        {
            var name = (
                schema.ColumnsOf(kind).FirstOrDefault(c => c.Field == field)
                ?? schema.Column(field)!
            ).Name;
            cells[name] = text;
        }
        return cells;
    }

    public static ReturnRow Census(params (ReturnField, string)[] changes) =>
        ReturnRow.FromCells(
            Latest,
            ReturnKind.Census,
            2,
            Cells(Latest, ReturnKind.Census, changes)
        );

    public static ReturnRow Episode(params (ReturnField, string)[] changes) =>
        ReturnRow.FromCells(
            Latest,
            ReturnKind.Episodes,
            2,
            Cells(Latest, ReturnKind.Episodes, changes)
        );

    /// <summary>An episode completed with everything that the census requires.</summary>
    public static ReturnRow CompletedEpisode(params (ReturnField, string)[] changes)
    {
        var cells = Cells(Latest, ReturnKind.Episodes);
        foreach (var (name, text) in Cells(Latest, ReturnKind.Census))
            if (!Latest.StatutoryColumns.Any(c => c.Field == Latest.FindColumn(name)!.Field))
                cells[name] = text;
        foreach (var (field, text) in changes)
            cells[
                (
                    Latest.StatutoryColumns.FirstOrDefault(c => c.Field == field)
                    ?? Latest.Column(field)!
                ).Name
            ] = text;
        return ReturnRow.FromCells(Latest, ReturnKind.Episodes, 2, cells);
    }

    public static ReturnContext Context(params Registration[] registrations) =>
        new()
        {
            Schema = Latest,
            Snapshot = Snapshot,
            Today = Today,
            PlacingCouncil = Bolton,
            Register = new KnownRegister(registrations.Length > 0 ? registrations : [Home]),
        };

    public static Registration Home { get; } =
        new()
        {
            Urn = Urn,
            RegisteredOn = new DateOnly(2015, 1, 1),
            Service = RegisteredService.ChildrensHome,
            HostCouncil = Bury,
        };

    public static string Csv(IEnumerable<IEnumerable<string>> rows)
    {
        var text = new StringBuilder();
        foreach (var row in rows)
            text.AppendJoin(
                    ',',
                    row.Select(c => $"\"{c.Replace("\"", "\"\"", StringComparison.Ordinal)}\"")
                )
                .Append("\r\n");
        return text.ToString();
    }

    public static MemoryStream Stream(string text) => new(Encoding.UTF8.GetBytes(text));
}

/// <summary>A register that contains the given registrations.</summary>
internal sealed class KnownRegister(params Registration[] registrations) : IRegister
{
    public int LookUps { get; private set; }

    public ValueTask<IReadOnlyDictionary<string, Registration>> FindAsync(
        IReadOnlyCollection<string> urns,
        CancellationToken cancellationToken
    )
    {
        LookUps++;
        return ValueTask.FromResult<IReadOnlyDictionary<string, Registration>>(
            registrations.Where(r => urns.Contains(r.Urn)).ToDictionary(r => r.Urn)
        );
    }
}
