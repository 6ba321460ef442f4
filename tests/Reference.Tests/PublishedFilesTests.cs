using System.Text;
using CsvHelper;
using RegionalProviders.Published;
using RegionalProviders.Reference;

namespace Reference.Tests;

/// <summary>The tables agree with what Ofsted and DfE publish.</summary>
public class PublishedFilesTests
{
    public static TheoryData<string, string> OfstedFiles =>
        new()
        {
            { "provider_at_march_2019.csv", "2019-03-31" },
            { "provider_at_march_2022_yep.csv", "2022-03-31" },
            { "provider_at_march_2024.csv", "2024-03-31" },
            { "All_SocCare_inspec_2223.csv", "2023-03-31" },
            { "joiners_leavers_23.csv", "2023-03-31" },
        };

    [PublishedDataTheory]
    [MemberData(nameof(OfstedFiles))]
    public void FindByName_EveryAuthorityInOfstedFile_ExistedThen(string file, string day)
    {
        var on = DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture);

        var authorities = Authorities(PublishedData.File("ofsted", file));

        Assert.True(
            authorities.Count > 130,
            $"Only {authorities.Count} authorities read from {file}."
        );
        Assert.All(
            authorities,
            name => Assert.True(CouncilDirectory.FindByName(name, on)?.ExistedOn(on), name)
        );
        Assert.All(
            authorities,
            name => Assert.NotNull(CouncilDirectory.FindByName(name.ToUpperInvariant()))
        );
    }

    [PublishedDataFact]
    public void Directory_EveryRowOfDfeList_HasItsCodesNameAndRegion()
    {
        using var csv = CsvReader.Create(
            File.OpenRead(PublishedData.File("la_codes", "dfe_la_codes.csv"))
        );
        var listed = new List<Council>();
        while (csv.Read())
        {
            var council = CouncilDirectory.FindByGss(csv.GetString("new_la_code"));

            Assert.NotNull(council);
            Assert.Equal(csv.GetString("old_la_code"), council.DfeCode);
            Assert.Equal(council, CouncilDirectory.FindByName(csv.GetString("la_name")));
            Assert.EndsWith(
                council.Region?.Name ?? "no region",
                csv.GetString("region_name"),
                StringComparison.Ordinal
            );
            listed.Add(council);
        }

        Assert.Equal(155, listed.Count);
        Assert.Equal(
            ["Cumbria", "Northamptonshire"],
            listed.Except(CouncilDirectory.England).Select(c => c.Name)
        );
    }

    private static HashSet<string> Authorities(string file)
    {
        // One of the files is not UTF-8; authority names are plain ASCII in all of them.
        using var utf8 = new MemoryStream(
            Encoding.UTF8.GetBytes(File.ReadAllText(file, Encoding.Latin1))
        );
        using var csv = CsvReader.Create(utf8, new CsvReaderOptions { HasHeader = false });
        var column = -1;
        var names = new HashSet<string>();
        while (csv.Read())
        {
            if (column >= 0)
                names.Add(csv.GetString(column));
            else
                column = Enumerable
                    .Range(0, csv.FieldCount)
                    .FirstOrDefault(field => csv.GetString(field) == "Local authority", -1);
        }

        return names;
    }
}
