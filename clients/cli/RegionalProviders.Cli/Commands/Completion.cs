using System.CommandLine;

namespace RegionalProviders.Cli.Commands;

/// <summary>Prints the script that lets a shell complete command lines of rp.</summary>
internal sealed class Completion : Command
{
    private static readonly Dictionary<string, string> Scripts = new()
    {
        // bash splits --option=value into three words. Options are offered only for a word that starts with a hyphen.
        ["bash"] = """
            # source <(rp completion bash)
            _rp() {
              local IFS=$'\n' line="${COMP_LINE:0:COMP_POINT}" offered
              if [[ $line =~ [[:space:]]--[a-z-]+=[^[:space:]]*$ ]]; then line="${line%=*} ${line##*=}"; fi
              local word="${line##*[[:space:]]}"
              offered="$(rp "[suggest:${#line}]" "$line" 2>/dev/null)"
              if [[ $word != -* ]]; then offered="$(grep -v '^-' <<<"$offered")"; fi
              COMPREPLY=($(compgen -W "$offered" -- "$word"))
            }
            complete -o default -F _rp rp
            """,
        ["zsh"] = """
            # source <(rp completion zsh)
            _rp() {
              local line="${(j: :)words[1,CURRENT]}"
              local -a offered
              offered=("${(@f)$(rp "[suggest:${#line}]" "$line" 2>/dev/null)}")
              if [[ $PREFIX != -* ]]; then offered=(${offered:#-*}); fi
              compadd -- $offered || _files
            }
            compdef _rp rp
            """,
        ["fish"] = """
            # rp completion fish | source
            complete -c rp -a '(rp "[suggest:"(commandline -C)"]" (commandline -cp) 2>/dev/null)'
            """,
    };

    private readonly Argument<string> shell = new("SHELL") { Description = "bash, zsh or fish." };

    public Completion()
        : base("completion", "Print a script that completes command lines.")
    {
        shell.AcceptOnlyFromAmong([.. Scripts.Keys]);
        Arguments.Add(shell);
        SetAction(parsed =>
        {
            parsed.InvocationConfiguration.Output.WriteLine(
                Scripts[parsed.GetRequiredValue(shell)].ReplaceLineEndings("\n")
            );
            return ExitCode.Ok;
        });
    }
}
