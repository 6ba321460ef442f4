using Grpc.Core;

namespace Grpc.Tests;

public sealed class MetadataTests
{
    [Fact]
    public void Entry_OfAKeyWithCapitals_HasItInLowerCase() =>
        Assert.Equal("x-request_id.1", new Metadata.Entry("X-Request_ID.1", "a").Key);

    [Theory]
    [InlineData("a b")]
    [InlineData("a:b")]
    [InlineData("naïve")]
    [InlineData("a\n")]
    [InlineData("\u212A")] // the Kelvin sign, whose lower case is the letter k
    public void Entry_OfAForbiddenKey_IsRefused(string key)
    {
        Assert.Throws<ArgumentException>(nameof(key), () => new Metadata.Entry(key, "a"));
        Assert.Throws<ArgumentException>(nameof(key), () => new Metadata.Entry(key + "-bin", [1]));
    }

    [Fact]
    public void Entry_OfNull_IsRefused()
    {
        Assert.Throws<ArgumentNullException>("key", () => new Metadata.Entry(null!, "a"));
        Assert.Throws<ArgumentNullException>("key", () => new Metadata.Entry(null!, [1]));
        Assert.Throws<ArgumentNullException>("value", () => new Metadata.Entry("a", (string)null!));
        Assert.Throws<ArgumentNullException>(
            "valueBytes",
            () => new Metadata.Entry("a-bin", (byte[])null!)
        );
    }

    [Fact]
    public void Entry_WhoseKeyAndValueDisagreeOnBytes_IsRefused()
    {
        Assert.Throws<ArgumentException>("key", () => new Metadata.Entry("a-BIN", "text"));
        Assert.Throws<ArgumentException>("key", () => new Metadata.Entry("a", [1]));
    }

    [Fact]
    public void Entry_OfText_AnswersItAsAsciiBytes()
    {
        var entry = new Metadata.Entry("a", "xyz");

        Assert.False(entry.IsBinary);
        Assert.Equal("xyz"u8.ToArray(), entry.ValueBytes);
        Assert.Equal("[Entry: key=a, value=xyz]", entry.ToString());
    }

    [Fact]
    public void Entry_OfBytes_CopiesThemInAndOut()
    {
        byte[] given = [65, 66];
        var entry = new Metadata.Entry("a-bin", given);
        given[0] = 0;
        entry.ValueBytes[1] = 0;

        Assert.True(entry.IsBinary);
        Assert.Equal([65, 66], entry.ValueBytes);
        Assert.Equal("AB", entry.Value);
    }

    [Fact]
    public void Get_OfARepeatedKey_AnswersTheLast()
    {
        var metadata = new Metadata
        {
            { "a", "first" },
            { "b-bin", [1] },
            { "A", "last" },
            { "b-bin", [2] },
        };

        Assert.Equal("last", metadata.Get("a")!.Value);
        Assert.Equal("last", metadata.GetValue("a"));
        Assert.Equal([2], metadata.GetValueBytes("b-bin"));
        Assert.Equal(["first", "last"], metadata.GetAll("a").Select(entry => entry.Value));
    }

    [Fact]
    public void Get_OfAnAbsentKey_AnswersNull()
    {
        var metadata = new Metadata { { "a", "1" } };

        Assert.Null(metadata.Get("c"));
        Assert.Null(metadata.GetValue("c"));
        Assert.Null(metadata.GetValueBytes("c-bin"));
        Assert.Empty(metadata.GetAll("c"));
    }

    [Fact]
    public void Metadata_AsAList_KeepsOrder()
    {
        Metadata.Entry first = new("a", "1");
        Metadata.Entry second = new("b", "2");
        var metadata = new Metadata { second };
        metadata.Insert(0, first);

        Assert.Equal([first, second], metadata);
        Assert.Equal(1, metadata.IndexOf(second));
        Assert.Contains(first, metadata);
        Assert.True(metadata.Remove(first));
        Assert.False(metadata.Remove(first));
        metadata[0] = first;
        Assert.Equal([first], metadata);
        metadata.RemoveAt(0);
        Assert.Empty(metadata);
        Assert.False(metadata.IsReadOnly);
    }

    [Fact]
    public void Metadata_OfANullEntry_IsRefused()
    {
        var metadata = new Metadata { { "a", "1" } };

        Assert.Throws<ArgumentNullException>(() => metadata.Add(null!));
        Assert.Throws<ArgumentNullException>(() => metadata.Insert(0, null!));
        Assert.Throws<ArgumentNullException>(() => metadata[0] = null!);
    }

    [Fact]
    public void Empty_Changed_Throws()
    {
        Metadata.Entry entry = new("a", "1");
        Action[] changes =
        [
            () => Metadata.Empty.Add(entry),
            () => Metadata.Empty.Add("a", "1"),
            () => Metadata.Empty.Add("a-bin", [1]),
            () => Metadata.Empty.Insert(0, entry),
            () => Metadata.Empty.Remove(entry),
            () => Metadata.Empty.RemoveAt(0),
            () => Metadata.Empty[0] = entry,
            () => Metadata.Empty.Clear(),
        ];

        Assert.All(changes, change => Assert.Throws<InvalidOperationException>(change));
        Assert.True(Metadata.Empty.IsReadOnly);
        Assert.Empty(Metadata.Empty);
    }
}
