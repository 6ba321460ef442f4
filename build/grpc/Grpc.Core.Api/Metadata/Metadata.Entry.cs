using System.Buffers;
using System.Text;

namespace Grpc.Core;

public sealed partial class Metadata
{
    /// <summary>A key with a value: text, or bytes when the key ends in <c>-bin</c>. Immutable.</summary>
    public class Entry
    {
        private static readonly SearchValues<char> AllowedInKeys = SearchValues.Create(
            "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-"
        );

        private readonly string? text;
        private readonly byte[]? bytes;

        /// <summary>An entry of bytes, which are copied.</summary>
        /// <exception cref="ArgumentNullException">An argument is null.</exception>
        /// <exception cref="ArgumentException">The key has a forbidden character or does not end in <c>-bin</c>.</exception>
        public Entry(string key, byte[] valueBytes)
        {
            Key = Normalize(key);
            if (!IsBinary)
                throw new ArgumentException(
                    "Key for binary valued metadata entry needs to have suffix indicating binary value.",
                    nameof(key)
                );
            ArgumentNullException.ThrowIfNull(valueBytes);
            bytes = [.. valueBytes];
        }

        /// <summary>An entry of text, which must be ASCII to be sent.</summary>
        /// <exception cref="ArgumentNullException">An argument is null.</exception>
        /// <exception cref="ArgumentException">The key has a forbidden character or ends in <c>-bin</c>.</exception>
        public Entry(string key, string value)
        {
            Key = Normalize(key);
            if (IsBinary)
                throw new ArgumentException(
                    "Key for ASCII valued metadata entry cannot have suffix indicating binary value.",
                    nameof(key)
                );
            ArgumentNullException.ThrowIfNull(value);
            text = value;
        }

        /// <summary>The key, in lower case.</summary>
        public string Key { get; }

        /// <summary>The value as text; bytes are read as ASCII.</summary>
        public string Value => text ?? Encoding.ASCII.GetString(bytes!);

        /// <summary>A copy of the value as bytes; text is written as ASCII.</summary>
        public byte[] ValueBytes => bytes is null ? Encoding.ASCII.GetBytes(text!) : [.. bytes];

        /// <summary>Whether the value is bytes: the key ends in <c>-bin</c>.</summary>
        public bool IsBinary => Key.EndsWith(BinaryHeaderSuffix, StringComparison.Ordinal);

        /// <inheritdoc/>
        public override string ToString() =>
            bytes is null
                ? $"[Entry: key={Key}, value={text}]"
                : $"[Entry: key={Key}, valueBytes={Convert.ToBase64String(bytes)}]";

        private static string Normalize(string key)
        {
            ArgumentNullException.ThrowIfNull(key);
            if (key.AsSpan().ContainsAnyExcept(AllowedInKeys))
                throw new ArgumentException(
                    "Metadata entry key not valid. Keys can only contain lowercase alphanumeric characters, underscores, hyphens and dots.",
                    nameof(key)
                );
            return key.ToLowerInvariant();
        }
    }
}
