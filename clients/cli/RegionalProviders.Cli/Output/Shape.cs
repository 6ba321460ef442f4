using System.Text.Json.Nodes;
using Google.Protobuf;

namespace RegionalProviders.Cli.Output;

/// <summary>How one type of thing is shown: its columns, and its JSON.</summary>
internal sealed record Shape<T>(Func<T, JsonNode> Json, IReadOnlyList<Column<T>> Columns);

/// <summary>One column.</summary>
/// <param name="Header">Heading in tables; in CSV it is in lower case with underscores.</param>
/// <param name="Value">The text; null and empty are shown as nothing.</param>
internal sealed record Column<T>(string Header, Func<T, string?> Value);

/// <summary>Makes shapes.</summary>
internal static class Shape
{
    /// <summary>A message of the protos, whose JSON is the protobuf one.</summary>
    public static Shape<T> Of<T>(params (string Header, Func<T, string?> Value)[] columns)
        where T : IMessage =>
        new(
            message => JsonText.Of(message),
            [.. columns.Select(column => new Column<T>(column.Header, column.Value))]
        );

    /// <summary>A row of our own.</summary>
    public static Shape<T> Of<T>(
        Func<T, JsonNode> json,
        params (string Header, Func<T, string?> Value)[] columns
    ) => new(json, [.. columns.Select(column => new Column<T>(column.Header, column.Value))]);
}
