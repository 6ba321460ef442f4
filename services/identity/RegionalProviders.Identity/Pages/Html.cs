using System.Globalization;
using System.Text.Encodings.Web;

namespace RegionalProviders.Identity.Pages;

/// <summary>HTML: whatever is put into a template is encoded, unless it is HTML itself.</summary>
internal sealed record Html(string Text)
{
    internal static Html Nothing { get; } = new("");

    internal static Html Of(FormattableString template) =>
        new(
            string.Format(
                CultureInfo.InvariantCulture,
                template.Format,
                [.. template.GetArguments().Select(Encode)]
            )
        );

    private static object Encode(object? value) =>
        value switch
        {
            Html html => html.Text,
            IEnumerable<Html> several => string.Concat(several.Select(html => html.Text)),
            _ => HtmlEncoder.Default.Encode(
                Convert.ToString(value, CultureInfo.InvariantCulture) ?? ""
            ),
        };
}
