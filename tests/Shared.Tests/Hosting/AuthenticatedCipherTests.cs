using System.Security.Cryptography;
using System.Text;
using RegionalProviders.Cryptography;

namespace RegionalProviders.Shared.Tests.Hosting;

public sealed class AuthenticatedCipherTests
{
    private const int NonceLength = 12;
    private readonly byte[] key = RandomNumberGenerator.GetBytes(32);

    [Theory]
    [InlineData(1, 10)]
    [InlineData(4, 10)]
    [InlineData(10, 10)]
    [InlineData(0, 3)]
    public void Encrypt_AsManyTextsOrMoreThanExpected_UsesEachNonceOnce(int expected, int texts)
    {
        using var cipher = new AuthenticatedCipher(key, expected);

        var encrypted = Enumerable
            .Range(0, texts)
            .Select(_ => Encrypt(cipher, "the same"))
            .ToList();

        Assert.Equal(
            texts,
            encrypted.Select(each => Convert.ToHexString(each, 0, NonceLength)).Distinct().Count()
        );
        Assert.All(
            encrypted,
            each => Assert.Equal("the same", Encoding.UTF8.GetString(cipher.Decrypt("to"u8, each)))
        );
    }

    [Fact]
    public void Decrypt_AsSomethingElses_IsRefused()
    {
        using var cipher = new AuthenticatedCipher(key, 2);
        var encrypted = Encrypt(cipher, "text");

        Assert.ThrowsAny<CryptographicException>(() => cipher.Decrypt("other"u8, encrypted));
    }

    private static byte[] Encrypt(AuthenticatedCipher cipher, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var result = new byte[AuthenticatedCipher.LengthOf(bytes.Length)];
        cipher.Encrypt("to"u8, bytes, result);
        return result;
    }
}
