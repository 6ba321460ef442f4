using System.Text.RegularExpressions;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace RegionalProviders.AccessLog;

/// <summary>
/// The ids that a request names, for calls whose method names no objects itself: the fields <c>id</c>, <c>…_id</c>,
/// <c>urn</c> and <c>gss_code</c>.
/// </summary>
internal static partial class RequestedObjects
{
    internal static IReadOnlyList<AccessedObject> Of(IMessage? request) =>
        request is null
            ? []
            :
            [
                .. request
                    .Descriptor.Fields.InFieldNumberOrder()
                    .Where(IsId)
                    .Select(field => (field, value: (string)field.Accessor.GetValue(request)))
                    .Where(pair => Id().IsMatch(pair.value))
                    .Select(pair => new AccessedObject(Kind(pair.field, request), pair.value)),
            ];

    // Child references are not ids of the platform and are never logged, whatever the field is called.
    private static bool IsId(FieldDescriptor field) =>
        field is { FieldType: FieldType.String, IsRepeated: false }
        && field.Name != "request_id"
        && !field.Name.Contains("child", StringComparison.Ordinal)
        && (
            field.Name is "id" or "urn" or "gss_code"
            || field.Name.EndsWith("_id", StringComparison.Ordinal)
        );

    /// <summary>GetAuditRequest.id → audit; setting_id → setting.</summary>
    private static string Kind(FieldDescriptor field, IMessage request)
    {
        if (field.Name is "urn" or "gss_code")
            return field.Name;
        if (field.Name.EndsWith("_id", StringComparison.Ordinal))
            return field.Name[..^3];
        var words = Word().Matches(request.Descriptor.Name).Select(match => match.Value).ToList();
        return string.Join('_', words.Skip(1).SkipLast(1)).ToLowerInvariant();
    }

    [GeneratedRegex(@"\A[A-Za-z0-9_.:-]{1,64}\z", RegexOptions.None, 1000)]
    private static partial Regex Id();

    [GeneratedRegex("[A-Z][a-z0-9]*", RegexOptions.None, 1000)]
    private static partial Regex Word();
}
