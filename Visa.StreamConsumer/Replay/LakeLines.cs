using System.IO.Compression;
using System.Runtime.CompilerServices;
using Amazon.S3;
using Amazon.S3.Model;
using Microsoft.Extensions.Options;
using Polly;
using Polly.Registry;
using Visa.ServiceDefaults.Platform;
using Visa.ServiceDefaults.Resilience;

namespace Visa.StreamConsumer.Replay;

/// <summary>The lines of the gzipped objects under a prefix of the lake, in the order of their keys, which is that of their arrival.</summary>
internal sealed class LakeLines(IAmazonS3 s3, ResiliencePipelineProvider<string> pipelines, IOptions<PlatformOptions> platform)
{
    private readonly ResiliencePipeline _pipeline = pipelines.GetPipeline(ResiliencePipelines.S3);
    private readonly string _bucket = platform.Value.LakeBucket;

    /// <summary>Each line without its newline, until the next one is asked for.</summary>
    public async IAsyncEnumerable<ReadOnlyMemory<byte>> ReadAsync(string prefix, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var key in KeysAsync(prefix, cancellationToken))
        {
            var content = await _pipeline.ExecuteAsync(async token => await ContentAsync(key, token), cancellationToken);
            for (var start = 0; start < content.Length;)
            {
                var length = content.AsSpan(start).IndexOf((byte)'\n');
                var end = length < 0 ? content.Length : start + length;
                if (end > start) yield return content.AsMemory(start..end);
                start = end + 1;
            }
        }
    }

    private async IAsyncEnumerable<string> KeysAsync(string prefix, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var list = new ListObjectsV2Request { BucketName = _bucket, Prefix = prefix };
        ListObjectsV2Response page;
        do
        {
            page = await _pipeline.ExecuteAsync(async token => await s3.ListObjectsV2Async(list, token), cancellationToken);
            foreach (var found in page.S3Objects ?? []) yield return found.Key;
            list.ContinuationToken = page.NextContinuationToken;
        }
        while (page.IsTruncated == true);
    }

    private async Task<byte[]> ContentAsync(string key, CancellationToken cancellationToken)
    {
        using var response = await s3.GetObjectAsync(_bucket, key, cancellationToken);
        using var content = new MemoryStream();
        if (key.EndsWith(".gz", StringComparison.Ordinal))
        {
            await using var unzipped = new GZipStream(response.ResponseStream, CompressionMode.Decompress);
            await unzipped.CopyToAsync(content, cancellationToken);
        }
        else
        {
            await response.ResponseStream.CopyToAsync(content, cancellationToken);
        }
        return content.ToArray();
    }
}
