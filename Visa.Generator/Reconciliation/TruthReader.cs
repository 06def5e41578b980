using System.IO.Compression;
using Amazon.S3;
using Amazon.S3.Model;
using Microsoft.Extensions.Options;
using Visa.Domain.Transactions;
using Visa.Generator.Truth;
using Visa.ServiceDefaults.Platform;

namespace Visa.Generator.Reconciliation;

/// <summary>Reads what a run has sent, and when, from its truth in the lake.</summary>
internal sealed class TruthReader(IAmazonS3 s3, IOptions<PlatformOptions> platform)
{
    private readonly string _bucket = platform.Value.LakeBucket;

    public async Task<IReadOnlyDictionary<TransactionId, DateTimeOffset>> ReadAsync(string runId, CancellationToken cancellationToken)
    {
        var sent = new Dictionary<TransactionId, DateTimeOffset>();
        var pages = s3.Paginators.ListObjectsV2(new ListObjectsV2Request { BucketName = _bucket, Prefix = TruthLog.Prefix(runId) });
        await foreach (var part in pages.S3Objects.WithCancellation(cancellationToken)) await ReadPartAsync(part.Key, sent, cancellationToken);
        return sent;
    }

    private async Task ReadPartAsync(string key, Dictionary<TransactionId, DateTimeOffset> sent, CancellationToken cancellationToken)
    {
        using var response = await s3.GetObjectAsync(_bucket, key, cancellationToken);
        await using var gzip = new GZipStream(response.ResponseStream, CompressionMode.Decompress);
        using var reader = new StreamReader(gzip);
        while (await reader.ReadLineAsync(cancellationToken) is { } line)
        {
            var truth = TruthLine.Parse(line);
            sent[truth.TransactionId] = truth.SentAt;
        }
    }
}
