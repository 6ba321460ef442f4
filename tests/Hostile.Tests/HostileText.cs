using FsCheck;
using FsCheck.Fluent;

namespace RegionalProviders.Hostile.Tests;

/// <summary>Text with a special meaning to a database, a search, a terminal or a decoder.</summary>
internal static class HostileText
{
    public static IReadOnlyList<string> Known { get; } =
    [
        " ",
        "\0",
        "a\0b",
        "\u001b[31m",
        "\r\n",
        "%",
        "_",
        "%%%%%%%%%%",
        "\\",
        "\\%\\_",
        "'",
        "''; drop table providers.setting; --",
        "' or 1=1 --",
        "\" or \"\"=\"",
        "$1",
        "$$;select pg_sleep(10);$$",
        "{0} {schema}",
        "a & b | !c <-> (d:*",
        "!!!",
        ":*",
        "((((((((((",
        "& | ! <2> )",
        "a:*A",
        "[a-z]*+?(){}^$",
        new string('(', 200),
        "\u202Egnitteš",
        "\u200b\u200d\ufeff",
        string.Concat(Enumerable.Repeat("e\u0301\u0327\u0302", 40)),
        "👨‍👩‍👧‍👦🏴󠁧󠁢󠁥󠁮󠁧󠁿",
        "İıſßﬀǅ",
        "\uFFFD\uFFFE\uFFFF",
        "\U0010FFFF",
        "ＳＣ０１２３４５",
        "٣٤٥",
        "NaN",
        "-0",
        "1e999",
        "null",
        "true",
        "../../../../etc/passwd",
        "file:///etc/passwd",
        "http://169.254.169.254/",
        "<script>alert(1)</script>",
        "=cmd|' /C calc'!A0",
        "00000000-0000-0000-0000-000000000000",
        "{00000000-0000-0000-0000-000000000001}",
        "00000000000000000000000000000001",
        "0198c5a2-0000-7000-8000-000000000001",
        "0198C5A2-0000-7000-8000-000000000001",
        "0198c5a2-0000-7000-8000-00000000000g",
        "E06000023",
        "SC012345",
        "BS1 5TR",
        "v1",
        "vffffffffffffffff",
        new string('a', 199),
        new string('a', 200),
        new string('a', 201),
        new string('a', 5000),
        new string('\u0301', 200),
        string.Concat(Enumerable.Repeat("a ", 100)),
    ];

    /// <summary>Random text, made of any characters and of fragments known to cause trouble.</summary>
    public static IEnumerable<string> Random(string attack, int count)
    {
        var random = Fuzz.For(attack);
        var any = ArbMap.Default.GeneratorFor<string>();
        var samples = any.Sample(count, new Rnd((ulong)random.NextInt64()), 40);
        foreach (var sample in samples)
            yield return random.Next(2) == 0
                ? sample ?? ""
                : string.Concat(
                    Enumerable
                        .Range(0, random.Next(1, 8))
                        .Select(_ => Known[random.Next(Known.Count)])
                );
    }
}
