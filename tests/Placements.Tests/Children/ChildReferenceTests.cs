using System.Security.Cryptography;
using RegionalProviders.Placements.Children;

namespace RegionalProviders.Placements.Tests.Children;

public class ChildReferenceTests
{
    private static readonly Guid Council = Guid.NewGuid();
    private static readonly Guid KeyId = Guid.NewGuid();
    private static readonly Guid Row = Guid.NewGuid();

    [Theory]
    [InlineData("C-00123", true)]
    [InlineData(" 4711 ", true)]
    [InlineData("LL/2019.07_x9", true)]
    [InlineData("", false)]
    [InlineData("Willow", false)]
    [InlineData("Willow Brook 1", false)]
    [InlineData("12/03/2013", false)]
    [InlineData("1-2-13", false)]
    [InlineData("2013-03-12", false)]
    [InlineData("9434765919", false)]
    [InlineData("943-476-5919", false)]
    [InlineData("9434765918", true)]
    [InlineData("A123456789012", false)]
    [InlineData("a12345678901b", false)]
    public void Reference_IsAPseudonym_OrRefused(string text, bool expected) =>
        Assert.Equal(expected, ChildReference.IsPseudonym(text));

    [Fact]
    public void Reference_Encrypted_IsReadOnlyInItsRowOfItsCouncil()
    {
        var data = RandomNumberGenerator.GetBytes(32);
        var own = Open(Council, KeyId, data);
        var encrypted = own.Encrypt(Row, "C-1");

        Assert.Equal("C-1", own.Decrypt(Row, encrypted));
        Assert.NotEqual(encrypted, own.Encrypt(Row, "C-1"));
        Assert.ThrowsAny<CryptographicException>(() => own.Decrypt(Guid.NewGuid(), encrypted));
        Assert.ThrowsAny<CryptographicException>(() =>
            Open(Guid.NewGuid(), KeyId, data).Decrypt(Row, encrypted)
        );
        encrypted[^1]++;
        Assert.ThrowsAny<CryptographicException>(() => own.Decrypt(Row, encrypted));
    }

    [Fact]
    public void Reference_OfAKeyThatIsDeleted_IsKnownForIt()
    {
        var encrypted = Open(Council, KeyId, RandomNumberGenerator.GetBytes(32))
            .Encrypt(Row, "C-1");

        var next = Open(Council, Guid.NewGuid(), RandomNumberGenerator.GetBytes(32));

        Assert.Null(next.Decrypt(Row, encrypted));
    }

    [Fact]
    public void Hash_OfAReference_IsTheSameWithinACouncilOnly()
    {
        var data = RandomNumberGenerator.GetBytes(32);
        var own = Open(Council, KeyId, data);

        Assert.Equal(own.Hash("C-1"), Open(Council, KeyId, data).Hash("C-1"));
        Assert.NotEqual(own.Hash("C-1"), own.Hash("C-2"));
        Assert.NotEqual(own.Hash("C-1"), Open(Guid.NewGuid(), KeyId, data).Hash("C-1"));
        Assert.Equal(32, own.Hash("C-1").Length);
    }

    // A copy, because the key takes ownership of its bytes and wipes them.
    private static CouncilReferences Open(Guid council, Guid key, byte[] data) =>
        new(council, key, [.. data]);
}
