using System.Collections;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using RegionalProviders.Common.V1;
using RegionalProviders.Errors;

namespace RegionalProviders.Hosting.Calls;

/// <summary>
/// What holds for every request: no string is longer than its field allows, none has NUL or control characters, no
/// repeated field is endless. Read from the options in the protos.
/// </summary>
public static class MessageRules
{
    /// <summary>Greatest length of a string field without an option of its own.</summary>
    public const int DefaultLength = 200;

    /// <summary>Greatest number of elements of a repeated field.</summary>
    public const int GreatestCount = 1000;

    private const int GreatestViolations = 20;
    private static readonly StringRule Default = new() { MaxLength = DefaultLength };

    /// <summary>What is wrong with a message; empty where nothing is.</summary>
    public static IReadOnlyList<FieldViolation> Check(IMessage message)
    {
        var violations = new List<FieldViolation>();
        CheckMessage(message, "", violations);
        return violations;
    }

    private static void CheckMessage(
        IMessage message,
        string prefix,
        List<FieldViolation> violations
    )
    {
        foreach (var field in message.Descriptor.Fields.InFieldNumberOrder())
        {
            if (violations.Count >= GreatestViolations)
                return;
            if (field.FieldType is not (FieldType.String or FieldType.Message) && !field.IsRepeated)
                continue;
            CheckField(field, field.Accessor.GetValue(message), prefix + field.Name, violations);
        }
    }

    private static void CheckField(
        FieldDescriptor field,
        object? value,
        string path,
        List<FieldViolation> violations
    )
    {
        switch (value)
        {
            case IList list when list.Count > GreatestCount:
                violations.Add(new(path, $"must have at most {GreatestCount} elements."));
                break;
            case IList list:
                for (var i = 0; i < list.Count && violations.Count < GreatestViolations; i++)
                    CheckField(field, list[i], $"{path}[{i}]", violations);
                break;
            case string text:
                CheckText(field, text, path, violations);
                break;
            case IMessage message:
                CheckMessage(message, path + ".", violations);
                break;
        }
    }

    private static void CheckText(
        FieldDescriptor field,
        string text,
        string path,
        List<FieldViolation> violations
    )
    {
        var rule = field.GetOptions()?.GetExtension(AccessExtensions.StringRule) ?? Default;
        var greatest = rule.MaxLength > 0 ? rule.MaxLength : DefaultLength;
        if (text.Length > greatest)
            violations.Add(
                new(path, $"must have at most {greatest} characters; it has {text.Length}.")
            );
        else if (text.Any(c => char.IsControl(c) && !(rule.Multiline && c is '\n' or '\r' or '\t')))
            violations.Add(new(path, "must not have control characters."));
    }
}
