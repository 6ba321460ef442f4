using System.Text;
using RegionalProviders.Providers.Lists.Tests;

namespace RegionalProviders.Hostile.Tests;

internal static partial class HostileFiles
{
    private static IEnumerable<(string Name, Func<byte[]> Make)> Texts() =>
        [
            ("csv: 100,000 columns", () => Text(new string(',', 100_000) + "\n")),
            (
                "csv: 100,000 columns in the header",
                () =>
                    Text(
                        string.Join(',', Enumerable.Range(0, 100_000).Select(i => $"URN{i}")) + "\n"
                    )
            ),
            (
                "csv: a quotation mark that never closes",
                () =>
                    Text(ProviderList.Text(ProviderList.Row()) + "\"" + new string('a', 20_000_000))
            ),
            (
                "csv: quotation marks only",
                () => Text(ProviderList.Text(ProviderList.Row()) + new string('"', 5_000_000))
            ),
            ("csv: line ends only", () => Text(new string('\n', 5_000_000))),
            ("csv: a line without end", () => Text("URN," + new string('a', 30_000_000))),
            (
                "csv: NUL after the header",
                () => Text(ProviderList.Text(ProviderList.Row(("Name", "a\0b"))))
            ),
            (
                "csv: formula cells",
                () =>
                    Text(
                        ProviderList.Text(
                            ProviderList.Row(
                                ("Name", "=cmd|' /C calc'!A0"),
                                ("Town", "+1+1"),
                                ("County", "@SUM(A1)")
                            )
                        )
                    )
            ),
            (
                "csv: half of a character at its end",
                () => [.. Text(ProviderList.Text(ProviderList.Row())), 0xF0, 0x9F]
            ),
            (
                "csv: UTF-16 with half a pair",
                () =>
                    [
                        0xFF,
                        0xFE,
                        0x00,
                        0xD8,
                        .. Encoding.Unicode.GetBytes(ProviderList.Text(ProviderList.Row())),
                    ]
            ),
            (
                "csv: UTF-16 of an odd length",
                () => [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("URN,Name\n"), 0x61]
            ),
        ];

    private static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);
}
