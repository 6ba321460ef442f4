using RegionalProviders.Published;

namespace RegionalProviders.Providers.Lists.Tests;

public sealed class CancellationTests
{
    private static readonly byte[] Book = LargeBook();

    [Theory]
    // The texts are measured in the first pass over the file, the shape in the second; then the workbook reader begins.
    [InlineData(0.5)]
    [InlineData(2.5)]
    public async Task OpenAsync_CallEndsDuringAPass_ReadsNoMoreOfTheFile(double passes)
    {
        using var call = new CancellationTokenSource();
        using var stream = new CancellingStream(Book, call);
        stream.CancelAfter(passes);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            ListReader.OpenAsync(stream, cancellationToken: call.Token)
        );

        Assert.True(call.IsCancellationRequested);
        Assert.Equal(0, stream.BytesReadAfterwards);
    }

    [Fact]
    public async Task ReadAsync_CallEndsBeforeTheFirstRow_ReadsNoMoreOfTheFile()
    {
        using var call = new CancellationTokenSource();
        using var stream = new CancellingStream(Book, call);
        var list = await ListReader.OpenAsync(stream);
        stream.CancelAfter(0.5);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            list.ReadAsync(call.Token).FirstAsync().AsTask()
        );

        Assert.True(call.IsCancellationRequested);
        Assert.Equal(0, stream.BytesReadAfterwards);
    }

    // Numbers that hardly compress: the file is large, so that a pass over it takes many reads.
    private static byte[] LargeBook()
    {
        var random = new Random(1);
        var noise = Enumerable
            .Range(0, 20_000)
            .Select(_ => new object?[] { random.Next(), random.Next(), random.Next() });
        using var stream = WorkbookFile.Create(
            (
                "Provider level",
                [
                    ["Provider level as at 31 March 2025"],
                    [.. ProviderList.Header2025],
                    [.. ProviderList.Row()],
                    .. noise,
                ]
            )
        );
        return stream.ToArray();
    }

    private sealed class CancellingStream(byte[] file, CancellationTokenSource call)
        : MemoryStream(file)
    {
        private long remaining = long.MaxValue;

        public long BytesReadAfterwards { get; private set; }

        /// <summary>Ends the call once so many times the size of the file was read from now on.</summary>
        public void CancelAfter(double passes) => remaining = (long)(passes * Length);

        // Of a derived class, MemoryStream reads every span by this one.
        public override int Read(byte[] buffer, int offset, int count)
        {
            var read = base.Read(buffer, offset, count);
            if (call.IsCancellationRequested)
                BytesReadAfterwards += read;
            else if ((remaining -= read) < 0)
                call.Cancel();
            return read;
        }
    }
}
