using System.Collections.Frozen;
using FluentValidation;
using RegionalProviders.Providers.Data;

namespace RegionalProviders.Providers.Documents;

/// <summary>A type of document.</summary>
/// <param name="Code">What requests and answers name it by.</param>
/// <param name="Title">What officers call it.</param>
/// <param name="IfAny">Required only where there is one: it counts once received and is never missing.</param>
internal sealed record DocumentType(string Code, string Title, bool IfAny);

/// <summary>The closed list of types, which docs/document-types.md shows.</summary>
internal static class DocumentTypes
{
    public static IReadOnlyList<DocumentType> All { get; } =
        EmbeddedTable.Read(
            "document_types.csv",
            row => new DocumentType(
                row.GetString("code"),
                row.GetString("title"),
                row.GetString("if_any") is "yes"
            )
        );

    /// <summary>Codes of the types that are required only where there is one.</summary>
    public static string[] IfAny { get; } =
    [.. All.Where(type => type.IfAny).Select(type => type.Code)];

    private static readonly FrozenSet<string> Codes = All.Select(type => type.Code).ToFrozenSet();

    /// <summary>The text is a code of the list.</summary>
    public static IRuleBuilderOptions<T, string> IsDocumentType<T>(
        this IRuleBuilder<T, string> rule
    ) =>
        rule.Must(Codes.Contains)
            .WithMessage("must be a code of docs/document-types.md, e.g. \"insurance\".");
}
