using System.CommandLine;

namespace RegionalProviders.Cli.Commands;

/// <summary>Prints the script that lets a shell complete command lines of rp.</summary>
internal sealed class Completion : Command
{
    private static readonly Dictionary<string, string> Scripts = new()
    {
        ["bash"] = """
            # source <(rp completion bash)
            _rp() {
              local IFS=$'\n'
              COMPREPLY=($(compgen -W "$(rp "[suggest:${COMP_POINT}]" "${COMP_LINE}" 2>/dev/null)" -- "${COMP_WORDS[COMP_CWORD]}"))
            }
            complete -o default -F _rp rp
            """,
        ["zsh"] = """
            # source <(rp completion zsh)
            _rp() {
              local -a suggestions
              suggestions=("${(@f)$(rp "[suggest:${#BUFFER}]" "${BUFFER}" 2>/dev/null)}")
              compadd -- $suggestions || _files
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
