using System.Collections.Frozen;
using FluentValidation;
using RegionalProviders.Providers.Data;

namespace RegionalProviders.Providers.Documents;

/// <summary>A type of document.</summary>
/// <param name="Code">Code used in requests and responses.</param>
/// <param name="Title">Title that officers use.</param>
/// <param name="IfAny">Required only if such a document exists: it counts once received and is never missing.</param>
internal sealed record DocumentType(string Code, string Title, bool IfAny);

/// <summary>The complete list of types, also documented in docs/document-types.md.</summary>
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

    /// <summary>Codes of the types that are required only if such a document exists.</summary>
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
