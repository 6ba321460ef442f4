using System.Security.Cryptography;
using Google.Protobuf;
using RegionalProviders.Client;
using RegionalProviders.Placements.V1;
using RegionalProviders.Testing;

namespace RegionalProviders.Placements.Tests.Submissions;

/// <summary>Files, as officers upload and download them.</summary>
internal static class Files
{
    public static async Task<MemoryStream> ExportAsync(March march, ExportFormat format)
    {
        var officer = await march.OfficerAsync();
        using var call = officer.Submissions.ExportFindings(
            new ExportFindingsRequest { WindowId = march.WindowId, Format = format }
        );
        var content = new MemoryStream();
        while (await call.ResponseStream.MoveNext(CancellationToken.None))
            call.ResponseStream.Current.Content.WriteTo(content);
        content.Position = 0;
        return content;
    }

    public static async Task<(List<ReturnFinding> Findings, FileReport Report)> CheckAsync(
        March march,
        byte[] file,
        int costsBytes = 0
    )
    {
        var officer = await march.OfficerAsync();
        using var call = officer.Submissions.CheckFile();
        await call.RequestStream.WriteAsync(
            new CheckFileRequest
            {
                Header = new CheckHeader
                {
                    WindowId = march.WindowId,
                    FileName = "return.csv",
                    CostsFileName = costsBytes > 0 ? "costs.csv" : "",
                    CostsBytes = costsBytes,
                },
            }
        );
        await call.RequestStream.WriteAsync(
            new CheckFileRequest { Content = ByteString.CopyFrom(file) }
        );
        await call.RequestStream.CompleteAsync();
        var findings = new List<ReturnFinding>();
        var report = new FileReport();
        while (await call.ResponseStream.MoveNext(CancellationToken.None))
        {
            findings.AddRange(call.ResponseStream.Current.Findings?.Findings ?? []);
            report = call.ResponseStream.Current.Report ?? report;
        }
        return (findings, report);
    }

    public static async Task<FileReport> UploadAsync(
        March march,
        byte[] file,
        string gss = TestPrincipals.Bristol
    ) => await SendAsync(await march.OfficerAsync(gss), Header(march, file), file, 64 * 1024);

    public static FileHeader Header(March march, byte[] file) =>
        new()
        {
            WindowId = march.WindowId,
            UploadId = Guid.NewGuid().ToString(),
            FileName = "return.csv",
            TotalBytes = file.Length,
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(file)),
        };

    public static async Task<FileReport> SendAsync(
        RegionalProvidersClient client,
        FileHeader header,
        byte[] file,
        int piece,
        int pieces = int.MaxValue
    )
    {
        using var call = client.Submissions.UploadFile();
        try
        {
            await call.RequestStream.WriteAsync(new UploadFileRequest { Header = header });
            foreach (var bytes in file.Skip((int)header.Offset).Chunk(piece).Take(pieces))
                await call.RequestStream.WriteAsync(
                    new UploadFileRequest { Content = ByteString.CopyFrom(bytes) }
                );
            await call.RequestStream.CompleteAsync();
        }
        catch (Exception exception)
            when (exception is PlatformException or InvalidOperationException)
        {
            // The platform ended the call before everything was sent; its response says why.
        }
        return (await call.ResponseAsync).Report;
    }
}
