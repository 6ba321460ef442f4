namespace RegionalProviders.Placements.Returns;

/// <summary>Parses pounds to integer pence without using floating point.</summary>
internal static class Money
{
    private const long MaxPounds = 9_999_999;

    public static CellFault TryParse(ReadOnlySpan<char> text, out long pence)
    {
        pence = 0;
        text = text.Trim();
        var negative = text is ['-', ..] or ['(', .., ')'];
        if (negative)
            text = text[0] == '-' ? text[1..] : text[1..^1];
        text = text.TrimStart();
        if (text is ['£', ..])
            text = text[1..].TrimStart();
        if (!negative && text is ['-', ..])
        {
            negative = true;
            text = text[1..];
        }
        var point = text.IndexOf('.');
        var whole = point < 0 ? text : text[..point];
        var decimals = point < 0 ? [] : text[(point + 1)..];
        if (!TryPounds(whole, out var pounds) || decimals.ContainsAnyExceptInRange('0', '9'))
            return CellFault.NotMoney;
        if (decimals.Length > 2)
            return CellFault.TooPrecise;
        if (point >= 0 && decimals.Length == 0)
            return CellFault.NotMoney;
        pence = pounds * 100;
        if (decimals.Length > 0)
            pence += ((decimals[0] - '0') * 10) + (decimals.Length > 1 ? decimals[1] - '0' : 0);
        return negative && pence > 0 ? CellFault.Negative : CellFault.None;
    }

    /// <summary>Digits, with commas only as thousands separators: "1,5" may mean one and a half.</summary>
    private static bool TryPounds(ReadOnlySpan<char> text, out long pounds)
    {
        pounds = 0;
        if (text.IsEmpty)
            return false;
        var grouped = text.Contains(',');
        for (var i = 0; i < text.Length; i++)
        {
            if (grouped && text[i] == ',')
            {
                if (i == 0 || (text.Length - i) % 4 != 0)
                    return false;
                continue;
            }
            if (!char.IsAsciiDigit(text[i]) || (grouped && (text.Length - i) % 4 == 0))
                return false;
            pounds = (pounds * 10) + text[i] - '0';
            if (pounds > MaxPounds)
                return false;
        }
        return true;
    }
}
