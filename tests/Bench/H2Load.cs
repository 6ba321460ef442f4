using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace RegionalProviders.Bench;

/// <summary>
/// Load from nghttp2's h2load: four HTTP/2 connections with four streams each, with hardly any overhead of its own.
/// </summary>
internal sealed partial class H2Load(Endpoints at, string folder)
{
    internal async Task<Figures> RunAsync(Workload workload, string token, int seconds)
    {
        var expected = await AnswerLengthAsync(workload, token);
        var body = Path.Combine(folder, "body.bin");
        var log = Path.Combine(folder, "h2load.log");
        File.Delete(log);
        await File.WriteAllBytesAsync(body, workload.Frame());
        var said = await Tool.RunAsync(
            "h2load",
            [
                "--clients=4",
                "--max-concurrent-streams=4",
                "--threads=1",
                $"--duration={seconds}",
                // Long enough for the JIT compiler to reach the final machine code of this call.
                "--warm-up-time=10",
                $"--data={body}",
                $"--log-file={log}",
                "--header=content-type: application/grpc",
                "--header=te: trailers",
                $"--header=authorization: Bearer {token}",
                at.Server + workload.Method,
            ],
            folder
        );
        var counts = Counts().Match(said);
        var done = Number(counts.Groups["done"]);
        // h2load only knows HTTP: a gRPC failure is a 200 without a body, so the bodies must have arrived in full.
        if (
            Number(counts.Groups["succeeded"]) < done
            || Number(Data().Match(said).Groups["bytes"]) < 0.99 * done * expected
        )
            throw new InvalidOperationException($"{workload.Name}: calls failed.\n{said}");
        var times = File.ReadLines(log)
            .Select(line => double.Parse(line.Split('\t')[2], CultureInfo.InvariantCulture) / 1000)
            .ToList();
        return Figures.Of(Number(Rate().Match(said).Groups["rate"]), times);
    }

    /// <summary>Makes the call once, and checks that the response is OK and not empty.</summary>
    private async Task<int> AnswerLengthAsync(Workload workload, string token)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, at.Server + workload.Method)
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = new ByteArrayContent(workload.Frame()),
        };
        request.Content.Headers.ContentType = new("application/grpc");
        request.Headers.TE.ParseAdd("trailers");
        request.Headers.Authorization = new("Bearer", token);
        using var response = await http.SendAsync(request);
        var answer = await response.Content.ReadAsByteArrayAsync();
        var ok =
            response.TrailingHeaders.TryGetValues("grpc-status", out var status)
            && status.Single() == "0";
        return ok && answer.Length > 100
            ? answer.Length
            : throw new InvalidOperationException(
                $"{workload.Name}: not answered.\n{response.Headers}{response.TrailingHeaders}"
            );
    }

    private static double Number(Group group) =>
        double.Parse(group.Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"finished in [^,]+, (?<rate>[0-9.]+) req/s")]
    private static partial Regex Rate();

    [GeneratedRegex(@"requests: .*?(?<done>\d+) done, (?<succeeded>\d+) succeeded")]
    private static partial Regex Counts();

    [GeneratedRegex(@"\((?<bytes>\d+)\) data")]
    private static partial Regex Data();
}
