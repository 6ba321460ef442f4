using System.Text;

namespace Grpc.Core;

/// <summary>Something known of the peer through its authentication. Immutable.</summary>
public class AuthProperty
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);
    private readonly byte[] bytes;

    private AuthProperty(string name, byte[] bytes)
    {
        Name = name;
        this.bytes = bytes;
    }

    /// <summary>The name, as in <c>x509_common_name</c>.</summary>
    public string Name { get; }

    /// <summary>The value read as UTF-8.</summary>
    public string Value => Utf8.GetString(bytes);

    /// <summary>A copy of the value.</summary>
    public byte[] ValueBytes => [.. bytes];

    /// <summary>A property with a copy of <paramref name="valueBytes"/>.</summary>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static AuthProperty Create(string name, byte[] valueBytes)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(valueBytes);
        return new AuthProperty(name, [.. valueBytes]);
    }
}
