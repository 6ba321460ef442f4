using RegionalProviders.Tables;

namespace RegionalProviders.Placements.Returns;

/// <summary>The values of a category that are valid on a given day, found by text, code or alternative spelling.</summary>
internal sealed class CodeSet
{
    private readonly Dictionary<string, CodeValue> _byText = new(StringComparer.OrdinalIgnoreCase);

    public CodeSet(
        IReadOnlyList<CodeValue> values,
        IEnumerable<(string Code, string Spelling)> spellings
    )
    {
        Values = values;
        foreach (var value in values)
            _byText.TryAdd(PlainText.Normalise(value.Text), value);
        foreach (var value in values)
            _byText.TryAdd(value.Code, value);
        foreach (var (code, spelling) in spellings)
        {
            if (values.FirstOrDefault(value => value.Code == code) is { } value)
                _byText.TryAdd(PlainText.Normalise(spelling), value);
        }
    }

    public IReadOnlyList<CodeValue> Values { get; }

    public CodeValue? Find(string text) =>
        _byText.GetValueOrDefault(text) ?? _byText.GetValueOrDefault(PlainText.Normalise(text));
}
