using System.Net;
using System.Text;

namespace RegionalProviders.Notifications.Digests;

/// <summary>Renders a digest as HTML: headings and tables with header cells, without scripts, styles or images.</summary>
internal static class DigestHtml
{
    public static string Of(Digest digest)
    {
        var html = new StringBuilder();
        html.Append("<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n");
        Element("title", digest.Title);
        html.Append("</head>\n<body>\n");
        Element("h1", digest.Title);
        Element("p", "For members only: do not pass on to a provider.");
        foreach (var section in digest.Sections)
        {
            Element("h2", section.Title);
            if (section.Lines.Count == 0)
                Element("p", section.None);
            else
                Table(section);
            if (section.Rest.Length > 0)
                Element("p", section.Rest);
        }

        return html.Append("</body>\n</html>\n").ToString();

        void Table(DigestSection section)
        {
            html.Append("<table>\n");
            Element("caption", section.Heading);
            html.Append("<thead>\n<tr>\n");
            string[] columns =
            [
                "Organisation",
                "Settings",
                "About",
                "Issued by",
                "Marks",
                section.DateColumn,
            ];
            foreach (var column in columns)
                Element("th", column, " scope=\"col\"");
            html.Append("</tr>\n</thead>\n<tbody>\n");
            foreach (var line in section.Lines)
            {
                html.Append("<tr>\n");
                Element("th", line.Organisation, " scope=\"row\"");
                foreach (
                    var cell in new[]
                    {
                        line.Settings,
                        line.About,
                        line.IssuedBy,
                        line.Marks,
                        line.Date,
                    }
                )
                    Element("td", cell);
                html.Append("</tr>\n");
            }

            html.Append("</tbody>\n</table>\n");
        }

        void Element(string name, string text, string attributes = "") =>
            html.Append('<')
                .Append(name)
                .Append(attributes)
                .Append('>')
                .Append(WebUtility.HtmlEncode(text))
                .Append("</")
                .Append(name)
                .Append(">\n");
    }
}
