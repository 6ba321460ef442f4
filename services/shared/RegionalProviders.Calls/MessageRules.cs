using System.Buffers;
using System.Collections;
using System.Collections.Concurrent;
using Google.Protobuf;
using Google.Protobuf.Collections;
using Google.Protobuf.Reflection;
using RegionalProviders.Common.V1;
using RegionalProviders.Kernel;

namespace RegionalProviders.Calls;

/// <summary>
/// Rules for every request: no string is longer than its field allows or contains NUL or control characters, and no
/// repeated field is unlimited. Read from the options in the protos.
/// </summary>
public static class MessageRules
{
    /// <summary>Maximum length of a string field without an option of its own.</summary>
    public const int DefaultLength = 200;

    /// <summary>Maximum number of elements of a repeated field.</summary>
    public const int MaxCount = 1000;

    private const int MaxViolations = 20;

    private static readonly SearchValues<char> Controls = SearchValues.Create([
        .. Enumerable.Range(0, 256).Select(code => (char)code).Where(char.IsControl),
    ]);

    // Cached, since reading the options of a descriptor copies them and every string field needs them.
    private static readonly ConcurrentDictionary<MessageDescriptor, CheckedField[]> Fields = new();

    /// <summary>What is wrong with a message; empty if nothing is.</summary>
    public static IReadOnlyList<FieldViolation> Check(IMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        var check = new MessageCheck();
        check.Message(message);
        return check.Violations;
    }

    private static CheckedField[] FieldsOf(MessageDescriptor message) =>
        Fields.GetOrAdd(
            message,
            static descriptor =>
                [
                    .. descriptor
                        .Fields.InFieldNumberOrder()
                        .Where(field =>
                            field.FieldType is FieldType.String or FieldType.Message
                            || field.IsRepeated
                        )
                        .Select(CheckedField.Of),
                ]
        );

    private sealed record CheckedField(
        string Name,
        IFieldAccessor Accessor,
        int MaxCharacters,
        bool Multiline
    )
    {
        public static CheckedField Of(FieldDescriptor field)
        {
            var rule = field.GetOptions()?.GetExtension(AccessExtensions.StringRule);
            return new CheckedField(
                field.Name,
                field.Accessor,
                rule is { MaxLength: > 0 } ? rule.MaxLength : DefaultLength,
                rule is { Multiline: true }
            );
        }
    }

    /// <summary>The validation of one message. Paths are built for violations only.</summary>
    private sealed class MessageCheck
    {
        private readonly List<FieldViolation> violations = [];
        private readonly Stack<(string Name, int Index)> path = new();

        public IReadOnlyList<FieldViolation> Violations => violations;

        private bool IsFull => violations.Count >= MaxViolations;

        public void Message(IMessage message)
        {
            foreach (var field in FieldsOf(message.Descriptor))
            {
                if (IsFull)
                    return;
                Value(field, field.Accessor.GetValue(message), -1);
            }
        }

        private void Value(CheckedField field, object? value, int index)
        {
            switch (value)
            {
                case string text:
                    Text(field, text, index);
                    break;
                case IMessage message:
                    path.Push((field.Name, index));
                    Message(message);
                    path.Pop();
                    break;
                case RepeatedField<string> { Count: <= MaxCount } texts:
                    for (var i = 0; i < texts.Count && !IsFull; i++)
                        Text(field, texts[i], i);
                    break;
                case IList list when list.Count > MaxCount:
                    Report(field, index, $"must have at most {MaxCount} elements.");
                    break;
                case IList list:
                    for (var i = 0; i < list.Count && !IsFull; i++)
                        Value(field, list[i], i);
                    break;
            }
        }

        private void Text(CheckedField field, string text, int index)
        {
            if (text.Length > field.MaxCharacters)
                Report(
                    field,
                    index,
                    $"must have at most {field.MaxCharacters} characters; it has {text.Length}."
                );
            else if (HasControls(text, field.Multiline))
                Report(field, index, "must not have control characters.");
        }

        private static bool HasControls(ReadOnlySpan<char> text, bool multiline)
        {
            // Fast path: most strings are plain ASCII.
            if (!text.ContainsAnyExceptInRange(' ', '~'))
                return false;
            for (int at; (at = text.IndexOfAny(Controls)) >= 0; text = text[(at + 1)..])
                if (!multiline || text[at] is not ('\n' or '\r' or '\t'))
                    return true;
            return false;
        }

        private void Report(CheckedField field, int index, string message)
        {
            var names = path.Reverse().Append((field.Name, index)).Select(Segment);
            violations.Add(new(string.Join('.', names), message));
        }

        private static string Segment((string Name, int Index) part) =>
            part.Index < 0 ? part.Name : $"{part.Name}[{part.Index}]";
    }
}
