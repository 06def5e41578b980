using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json;
using Amazon.S3;
using Amazon.S3.Model;
using Microsoft.Extensions.Options;
using Polly;
using Polly.Registry;
using Visa.ServiceDefaults.Platform;
using Visa.ServiceDefaults.Resilience;

namespace Visa.StreamConsumer.DeadLetters;

/// <summary>The dead letters in the lake, and the notes of those that went back to the stream.</summary>
internal sealed class DeadLetterLake(IAmazonS3 s3, ResiliencePipelineProvider<string> pipelines, IOptions<PlatformOptions> platform)
{
    private const string Letters = "raw/dead_letters/";
    private const string Notes = "redriven/dead_letters/";

    private readonly ResiliencePipeline _pipeline = pipelines.GetPipeline(ResiliencePipelines.S3);
    private readonly string _bucket = platform.Value.LakeBucket;

    /// <summary>Each letter once, in the order of arrival: they are delivered at least once.</summary>
    /// <exception cref="InvalidDataException">An object holds something else.</exception>
    public async Task<IReadOnlyList<StoredDeadLetter>> ReadAsync(CancellationToken cancellationToken)
    {
        var letters = new Dictionary<string, StoredDeadLetter>(StringComparer.Ordinal);
        foreach (var key in await ListAsync(Letters, cancellationToken))
        {
            foreach (var line in await ReadLinesAsync(key, cancellationToken))
            {
                var letter = StoredDeadLetter.Read(line, $"s3://{_bucket}/{key}");
                letters.TryAdd(letter.Id, letter);
            }
        }
        return [.. letters.Values.OrderBy(letter => letter.Arrival, StringComparer.Ordinal).ThenBy(letter => letter.Id.Length).ThenBy(letter => letter.Id, StringComparer.Ordinal)];
    }

    /// <summary>The ids of the letters that went back.</summary>
    public async Task<HashSet<string>> RedrivenAsync(CancellationToken cancellationToken) =>
        [.. (await ListAsync(Notes, cancellationToken)).Select(key => key[Notes.Length..^".json".Length])];

    /// <summary>Notes that a letter went back; false when that was noted before.</summary>
    public async Task<bool> TryNoteAsync(RedriveNote note, CancellationToken cancellationToken)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(note, RedriveJson.Default.RedriveNote);
        try
        {
            await _pipeline.ExecuteAsync(
                async token => await s3.PutObjectAsync(
                    new PutObjectRequest { BucketName = _bucket, Key = $"{Notes}{note.Id}.json", InputStream = new MemoryStream(json), ContentType = "application/json", IfNoneMatch = "*" }, token),
                cancellationToken);
            return true;
        }
        catch (AmazonS3Exception exists) when (exists.StatusCode == HttpStatusCode.PreconditionFailed)
        {
            return false;
        }
    }

    private async Task<IReadOnlyList<string>> ListAsync(string prefix, CancellationToken cancellationToken)
    {
        var keys = new List<string>();
        var list = new ListObjectsV2Request { BucketName = _bucket, Prefix = prefix };
        ListObjectsV2Response page;
        do
        {
            page = await _pipeline.ExecuteAsync(async token => await s3.ListObjectsV2Async(list, token), cancellationToken);
            keys.AddRange((page.S3Objects ?? []).Select(found => found.Key));
            list.ContinuationToken = page.NextContinuationToken;
        }
        while (page.IsTruncated == true);
        return keys;
    }

    private async Task<string[]> ReadLinesAsync(string key, CancellationToken cancellationToken) => await _pipeline.ExecuteAsync(
        async token =>
        {
            using var response = await s3.GetObjectAsync(_bucket, key, token);
            await using var unzipped = new GZipStream(response.ResponseStream, CompressionMode.Decompress);
            using var reader = new StreamReader(unzipped, Encoding.UTF8);
            return (await reader.ReadToEndAsync(token)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        },
        cancellationToken);
}
