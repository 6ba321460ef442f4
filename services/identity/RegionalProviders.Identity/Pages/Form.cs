namespace RegionalProviders.Identity.Pages;

/// <summary>One field of a form.</summary>
/// <param name="Name">Name, also its id.</param>
/// <param name="Label">What to enter.</param>
/// <param name="Type">HTML type.</param>
/// <param name="Autocomplete">What a browser may fill in.</param>
internal sealed record Field(string Name, string Label, string Type, string Autocomplete)
{
    internal string Hint { get; init; } = "";

    /// <summary>What was entered before; never a secret.</summary>
    internal string Value { get; init; } = "";

    /// <summary>What is wrong with it; null where nothing is.</summary>
    internal string? Error { get; init; }

    internal Html Render() =>
        Html.Of(
            $"""
            <div class="field{(Error is null ? "" : " wrong")}">
            <label for="{Name}">{Label}</label>
            {(
                Hint.Length == 0
                    ? Html.Nothing
                    : Html.Of($"<p class=\"hint\" id=\"{Name}-hint\">{Hint}</p>")
            )}
            {(
                Error is null
                    ? Html.Nothing
                    : Html.Of($"<p class=\"error\" id=\"{Name}-error\">Error: {Error}</p>")
            )}
            <input id="{Name}" name="{Name}" type="{Type}" autocomplete="{Autocomplete}" value="{Value}" spellcheck="false"{DescribedBy()}>
            </div>
            """
        );

    private Html DescribedBy()
    {
        var ids =
            $"{(Hint.Length == 0 ? "" : Name + "-hint ")}{(Error is null ? "" : Name + "-error")}".Trim();
        return ids.Length == 0
            ? Html.Nothing
            : Html.Of(
                $" aria-describedby=\"{ids}\"{(Error is null ? Html.Nothing : new Html(" aria-invalid=\"true\""))}"
            );
    }
}

/// <summary>A form with its fields, what goes along unseen, and the token that proves that the page is ours.</summary>
internal sealed record Form(string Action, string Button, IReadOnlyList<Field> Fields)
{
    internal IReadOnlyList<(string Name, string Value)> Hidden { get; init; } = [];

    internal Html Render(HttpContext http, FormTokens tokens) =>
        Html.Of(
            $"""
            <form action="{Action}" method="post" novalidate>
            {Hidden.Append((FormTokens.Field, tokens.Issue(http))).Select(pair =>
                Html.Of($"<input type=\"hidden\" name=\"{pair.Item1}\" value=\"{pair.Item2}\">\n")
            )}
            {Fields.Select(field => field.Render())}
            <button type="submit">{Button}</button>
            </form>
            """
        );

    internal Html Summary()
    {
        var wrong = Fields.Where(field => field.Error is not null).ToList();
        return wrong.Count == 0
            ? Html.Nothing
            : Html.Of(
                $"""
                <div class="error-summary" role="alert" aria-labelledby="error-summary-title">
                <h2 id="error-summary-title">There is a problem</h2>
                <ul>{wrong.Select(field =>
                    Html.Of($"<li><a href=\"#{field.Name}\">{field.Error}</a></li>")
                )}</ul>
                </div>
                """
            );
    }
}
