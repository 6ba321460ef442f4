using System.CommandLine;
using System.CommandLine.Parsing;
using RegionalProviders.Cli.Output;

namespace RegionalProviders.Cli.Options;

/// <summary>Options whose values are the names of a proto enum, in lower case with hyphens.</summary>
internal static class Choice
{
    /// <summary>An option with one value; the enum's unspecified value if the option is absent.</summary>
    public static Option<T> One<T>(string name, string description)
        where T : struct, Enum
    {
        var option = new Option<T>(name)
        {
            Description = description,
            HelpName = name[2..].ToUpperInvariant(),
        };
        option.CustomParser = result => Parse<T>(name, result.Tokens[0].Value, result);
        option.Offer(EnumText.Texts<T>());
        return option;
    }

    /// <summary>An option with several values: repeated, or given once with commas between the values.</summary>
    public static Option<T[]> Many<T>(string name, string description)
        where T : struct, Enum
    {
        var option = new Option<T[]>(name)
        {
            Description = description,
            HelpName = name[2..].ToUpperInvariant(),
        };
        option.CustomParser = result =>
            [
                .. result
                    .Tokens.SelectMany(token =>
                        token.Value.Split(
                            ',',
                            StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries
                        )
                    )
                    .Select(text => Parse<T>(name, text, result)),
            ];
        option.Offer(EnumText.Texts<T>());
        option.Arity = ArgumentArity.OneOrMore;
        return option;
    }

    /// <summary>An option with one value of an enum that is not from the protos.</summary>
    public static Option<T> Plain<T>(string name, string description, params string[] aliases)
        where T : struct, Enum
    {
        var texts = Enum.GetNames<T>().Select(text => text.ToLowerInvariant()).ToArray();
        var option = new Option<T>(name, aliases)
        {
            Description = description,
            HelpName = string.Join('|', texts),
        };
        option.CustomParser = result =>
        {
            if (
                texts.Contains(result.Tokens[0].Value)
                && Enum.TryParse<T>(result.Tokens[0].Value, ignoreCase: true, out var value)
            )
                return value;
            result.AddError($"{name}: give one of {string.Join(", ", texts)}.");
            return default;
        };
        option.Offer(texts);
        return option;
    }

    // By default, completion would offer the C# names of the enum, which are not what users type.
    private static void Offer(this Option option, IEnumerable<string> texts)
    {
        option.CompletionSources.Clear();
        option.CompletionSources.Add([.. texts]);
    }

    private static T Parse<T>(string name, string text, ArgumentResult result)
        where T : struct, Enum
    {
        if (EnumText.TryParse<T>(text, out var value))
            return value;
        result.AddError($"{name}: '{text}' is none of {string.Join(", ", EnumText.Texts<T>())}.");
        return default;
    }
}
