using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Amazon.S3;
using Amazon.S3.Model;

namespace Visa.Chaos.Decided;

/// <summary>The records in the lake that could not be processed.</summary>
internal static class DeadLetterLog
{
    private const string Bucket = "visa-lake";
    private const string Prefix = "raw/dead_letters/";

    /// <summary>Their different contents, once there are so many or the time is over: Firehose delivers a while later.</summary>
    public static async Task<HashSet<string>> ReadAsync(IAmazonS3 s3, int count, TimeSpan patience, CancellationToken cancellationToken)
    {
        var begun = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var found = await Persistence.UntilItWorksAsync(token => ReadAsync(s3, token), cancellationToken);
            if (found.Count >= count || TimeProvider.System.GetElapsedTime(begun) > patience)
                return found;
            await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System, cancellationToken);
        }
    }

    private static async Task<HashSet<string>> ReadAsync(IAmazonS3 s3, CancellationToken cancellationToken)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        var list = new ListObjectsV2Request { BucketName = Bucket, Prefix = Prefix };
        ListObjectsV2Response page;
        do
        {
            page = await s3.ListObjectsV2Async(list, cancellationToken);
            foreach (var entry in page.S3Objects ?? [])
                found.UnionWith(await ReadAsync(s3, entry.Key, cancellationToken));
            list.ContinuationToken = page.NextContinuationToken;
        }
        while (page.IsTruncated == true);
        return found;
    }

    private static async Task<IReadOnlyList<string>> ReadAsync(IAmazonS3 s3, string key, CancellationToken cancellationToken)
    {
        using var stored = await s3.GetObjectAsync(Bucket, key, cancellationToken);
        using var lines = new StreamReader(new GZipStream(stored.ResponseStream, CompressionMode.Decompress), Encoding.UTF8);
        return [.. (await lines.ReadToEndAsync(cancellationToken)).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Content)];
    }

    private static string Content(string line)
    {
        using var letter = JsonDocument.Parse(line);
        return Encoding.UTF8.GetString(letter.RootElement.GetProperty("data_base64").GetBytesFromBase64());
    }
}
