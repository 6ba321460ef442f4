using System.Text;

namespace RegionalProviders.Notifications.Digests;

/// <summary>Renders a digest as plain text.</summary>
internal static class DigestText
{
    public static string Of(Digest digest)
    {
        var text = new StringBuilder();
        Heading(digest.Title, '=');
        text.Append("For members only: do not pass on to a provider.\n");
        foreach (var section in digest.Sections)
        {
            text.Append('\n');
            Heading(section.Title, '-');
            if (section.Lines.Count == 0)
                text.Append(section.None).Append('\n');
            foreach (var line in section.Lines)
                Line(section, line);
            if (section.Rest.Length > 0)
                text.Append(section.Rest).Append('\n');
        }

        return text.ToString();

        void Heading(string words, char under) =>
            text.Append(words).Append('\n').Append(under, words.Length).Append('\n');

        void Line(DigestSection section, DigestLine line)
        {
            text.Append("* ")
                .Append(line.Organisation)
                .Append(" (")
                .Append(line.Settings)
                .Append(')');
            if (line.Marks.Length > 0)
                text.Append(" - ").Append(line.Marks);
            text.Append("\n  ").Append(line.About).Append("; issued by ").Append(line.IssuedBy);
            text.Append("; ")
                .Append(section.DateColumn.ToLowerInvariant())
                .Append(' ')
                .Append(line.Date)
                .Append('\n');
        }
    }
}
