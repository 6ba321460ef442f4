using System.Globalization;
using System.Text;
using RegionalProviders.Placements.V1;
using RegionalProviders.Reference;
using RegionalProviders.Testing;

namespace RegionalProviders.Placements.Tests.Submissions;

/// <summary>Valid rows of the census of December 2025, with invented children.</summary>
internal static class Census
{
    public static string[] Columns => CensusColumns.All;

    public const int Identifier = 2;
    public const int Age = 3;
    public const int Organisation = 6;
    public const int EstablishmentUrn = 10;
    public const int Start = 14;
    public const int Total = 15;
    public const int SocialCare = 16;
    public const int Health = 18;
    public const int Dols = 22;

    /// <summary>Rows 1 to <paramref name="count"/>, of as many children.</summary>
    public static IEnumerable<SubmittedRow> Rows(
        int count,
        string gss = TestPrincipals.Bristol,
        int first = 1
    ) => Enumerable.Range(first, count).Select(number => Row(number, gss));

    public static SubmittedRow Row(
        int number,
        string gss = TestPrincipals.Bristol,
        Action<string[]>? change = null
    )
    {
        var values = new[]
        {
            "Looked after child (under 18)",
            CouncilDirectory.FindByGss(gss)!.Name,
            Child(number),
            "14",
            "Female (including trans female)",
            "Local Contract or Framework",
            "Example Care Ltd",
            "1-1000",
            "01234567",
            "Example House",
            "",
            "CQC",
            "No",
            "Unknown",
            "01/06/2025",
            "5000.00",
            "3000.00",
            "1500.00",
            "500.00",
            "No",
            "CQC only",
            "Not applicable",
            "No",
            "No, and is not in a solo placement",
        };
        change?.Invoke(values);
        return new SubmittedRow { Number = number, Values = { values } };
    }

    public static string Child(int number) =>
        string.Create(CultureInfo.InvariantCulture, $"REF-{number:D5}");

    /// <summary>The same rows as a file; line 1 is the header.</summary>
    public static byte[] File(IEnumerable<SubmittedRow> rows)
    {
        var text = new StringBuilder();
        foreach (var cells in rows.Select(row => row.Values.ToArray()).Prepend(Columns))
            text.AppendJoin(',', cells.Select(cell => $"\"{cell}\"")).Append("\r\n");
        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
