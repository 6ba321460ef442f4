using System.Globalization;

namespace RegionalProviders.EndToEnd.Tests;

/// <summary>Completion as bash asks for it: the script that rp prints, sourced, and its function called.</summary>
public sealed class CompletionTests
{
    [Theory]
    [InlineData("rp property-st", "property-standards")]
    [InlineData("rp planning-leads ", "add", "get", "list", "update")]
    [InlineData("rp providers search --inspected-", "--inspected-from", "--inspected-to")]
    [InlineData("rp documents due --status o", "overdue")]
    [InlineData("rp documents due --status=o", "overdue")]
    [InlineData("rp --output ", "csv", "json", "table")]
    [InlineData("rp --output=", "csv", "json", "table")]
    [InlineData("rp providers import li")]
    public async Task Bash_AskedToComplete_OffersWhatFits(string line, params string[] expected)
    {
        var outcome = (await BashAsync(line, line.Length)).Succeeded();

        Assert.Equal("", outcome.Error);
        Assert.Equal(
            expected,
            outcome
                .Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task Bash_WithTheCursorInTheMiddle_CompletesThere()
    {
        var outcome = (await BashAsync("rp prov --output json", "rp prov".Length)).Succeeded();

        Assert.Equal("providers\n", outcome.Output);
    }

    private static Task<Outcome> BashAsync(string line, int cursor)
    {
        var rp = Programs.Built("clients/cli/RegionalProviders.Cli", "rp.dll");
        // Words as bash splits them, at spaces and at =.
        const string Script = """
            rp() { dotnet "$RP" "$@"; }
            source <(rp completion bash)
            COMP_LINE=$1 COMP_POINT=$2
            typed=${COMP_LINE:0:COMP_POINT}
            read -ra COMP_WORDS <<<"${typed//=/ = }"
            [[ $typed =~ [[:space:]=]$ ]] && COMP_WORDS+=("")
            COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
            "$(complete -p rp | sed -E 's/.*-F ([^ ]+).*/\1/')"
            printf '%s\n' "${COMPREPLY[@]}"
            """;
        return Programs.RunAsync(
            "bash",
            [
                "-c",
                $"RP='{rp}'\n{Script.ReplaceLineEndings("\n")}",
                "bash",
                line,
                cursor.ToString(CultureInfo.InvariantCulture),
            ],
            AppContext.BaseDirectory
        );
    }
}
