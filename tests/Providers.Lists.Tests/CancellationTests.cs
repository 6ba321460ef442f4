using System.IO.Compression;
using System.Text;
using RegionalProviders.Published;

namespace RegionalProviders.Providers.Lists.Tests;

public sealed class CancellationTests
{
    private static readonly byte[] Book = LargeBook();

    [Fact]
    public async Task ReadAsync_CallEndsWhileRowsAreRead_ReadsNoMoreOfTheFile()
    {
        using var call = new CancellationTokenSource();
        using var stream = new CancellingStream(Book, call);
        var list = await ListReader.OpenAsync(stream);
        stream.CancelAfter(0.5);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            list.ReadAsync(call.Token).CountAsync().AsTask()
        );

        Assert.True(call.IsCancellationRequested);
        Assert.Equal(0, stream.BytesReadAfterwards);
    }

    [Fact]
    public async Task OpenAsync_CallEndsWhileTextsAreRead_ReadsNoMoreOfTheFile()
    {
        using var call = new CancellationTokenSource();
        using var stream = new CancellingStream(BookOfTexts(), call);
        stream.CancelAfter(0.5);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            ListReader.OpenAsync(stream, cancellationToken: call.Token)
        );

        Assert.True(call.IsCancellationRequested);
        Assert.Equal(0, stream.BytesReadAfterwards);
    }

    // Texts that cells share are read whole before the first row.
    private static byte[] BookOfTexts()
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            Write(
                "xl/workbook.xml",
                "<workbook xmlns:r='r'><sheets><sheet name='A' r:id='r1'/></sheets></workbook>"
            );
            Write(
                "xl/_rels/workbook.xml.rels",
                "<Relationships><Relationship Id='r1' Type='x/worksheet' Target='sheet1.xml'/>"
                    + "<Relationship Id='r2' Type='x/sharedStrings' Target='texts.xml'/></Relationships>"
            );
            Write("xl/sheet1.xml", "<worksheet><sheetData/></worksheet>");
            var texts = Enumerable
                .Range(0, 50_000)
                .Select(_ => $"<si><t>{Guid.NewGuid()}</t></si>");
            Write("xl/texts.xml", $"<sst>{string.Concat(texts)}</sst>");

            void Write(string name, string content)
            {
                using var entry = archive.CreateEntry(name).Open();
                entry.Write(Encoding.UTF8.GetBytes(content));
            }
        }
        return stream.ToArray();
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
