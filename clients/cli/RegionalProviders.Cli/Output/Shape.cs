using System.Text.Json.Nodes;
using Google.Protobuf;

namespace RegionalProviders.Cli.Output;

/// <summary>How items of one type are shown: their columns, and their JSON.</summary>
internal sealed record Shape<T>(Func<T, JsonNode> Json, IReadOnlyList<Column<T>> Columns);

/// <summary>One column.</summary>
/// <param name="Header">Heading in tables; in CSV it is in lower case with underscores.</param>
/// <param name="Value">The value; null and empty leave the cell blank.</param>
internal sealed record Column<T>(string Header, Func<T, Cell?> Value);

/// <summary>Makes shapes.</summary>
internal static class Shape
{
    /// <summary>A shape for a proto message, whose JSON is protobuf JSON.</summary>
    public static Shape<T> Of<T>(params (string Header, Func<T, Cell?> Value)[] columns)
        where T : IMessage =>
        new(
            message => JsonText.Of(message),
            [.. columns.Select(column => new Column<T>(column.Header, column.Value))]
        );

    /// <summary>A shape for a row that is not a proto message, with JSON of its own.</summary>
    public static Shape<T> Of<T>(
        Func<T, JsonNode> json,
        params (string Header, Func<T, Cell?> Value)[] columns
    ) => new(json, [.. columns.Select(column => new Column<T>(column.Header, column.Value))]);
}
