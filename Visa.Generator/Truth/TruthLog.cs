using System.Buffers;
using System.Globalization;
using System.IO.Compression;
using Amazon.S3;
using Amazon.S3.Model;
using Microsoft.Extensions.Options;
using Polly;
using Polly.Registry;
using Visa.Generator.Sending;
using Visa.ServiceDefaults.Platform;
using Visa.ServiceDefaults.Resilience;

namespace Visa.Generator.Truth;

/// <summary>
/// Writes the truth of what was sent to <c>truth/run=ID/part-NNNNN.json.gz</c>: a part when it is large or old enough, and the last
/// when flushed. One caller at a time.
/// </summary>
internal sealed class TruthLog(
    IAmazonS3 s3, IOptions<PlatformOptions> platform, IOptions<RunOptions> run, TimeProvider timeProvider, ResiliencePipelineProvider<string> pipelines)
{
    public const int MaxLines = 50_000;

    public static readonly TimeSpan MaxAge = TimeSpan.FromSeconds(30);

    private readonly string _bucket = platform.Value.LakeBucket;
    private readonly string _prefix = Prefix(run.Value.Id ?? timeProvider.GetUtcNow().ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture));
    private readonly ResiliencePipeline _retry = pipelines.GetPipeline(ResiliencePipelines.S3);
    private readonly ArrayBufferWriter<byte> _lines = new();
    private int _count;
    private DateTimeOffset _since = timeProvider.GetUtcNow();

    /// <summary>Objects written so far.</summary>
    public int Parts { get; private set; }

    public static string Prefix(string runId) => $"truth/run={runId}/";

    public void Append(IEnumerable<SentRecord> records)
    {
        foreach (var record in records)
        {
            new TruthLine(record.Id, record.SentAt, record.Typology, record.BillingAmount).Write(_lines);
            _count++;
        }
    }

    public async Task FlushIfDueAsync(CancellationToken cancellationToken)
    {
        if (_count >= MaxLines || timeProvider.GetUtcNow() - _since >= MaxAge) await FlushAsync(cancellationToken);
    }

    public async Task FlushAsync(CancellationToken cancellationToken)
    {
        if (_count == 0) return;
        var body = Compress();
        var key = string.Create(CultureInfo.InvariantCulture, $"{_prefix}part-{Parts:D5}.json.gz");
        await _retry.ExecuteAsync(async token => await s3.PutObjectAsync(new PutObjectRequest
        {
            BucketName = _bucket,
            Key = key,
            InputStream = new MemoryStream(body, writable: false),
            ContentType = "application/gzip",
        }, token), cancellationToken);
        Parts++;
        _count = 0;
        _lines.ResetWrittenCount();
        _since = timeProvider.GetUtcNow();
    }

    private byte[] Compress()
    {
        using var body = new MemoryStream();
        using (var gzip = new GZipStream(body, CompressionLevel.Fastest)) gzip.Write(_lines.WrittenSpan);
        return body.ToArray();
    }
}
