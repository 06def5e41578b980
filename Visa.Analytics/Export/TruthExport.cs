using System.IO.Compression;
using System.Text.Json;
using Amazon.S3;
using Amazon.S3.Model;

namespace Visa.Analytics.Export;

/// <summary>The simulation's truth of the exported transactions, from the lake's <c>truth/</c>: for evaluation only, never a feature or label.</summary>
internal sealed class TruthExport(IAmazonS3 s3)
{
    private const string Prefix = "truth/";

    public async Task<long> WriteAsync(string bucket, HashSet<string> ids, string path, CancellationToken cancellationToken)
    {
        var found = new SortedDictionary<string, (bool IsFraud, string? Typology)>(StringComparer.Ordinal);
        var request = new ListObjectsV2Request { BucketName = bucket, Prefix = Prefix };
        ListObjectsV2Response page;
        do
        {
            page = await s3.ListObjectsV2Async(request, cancellationToken);
            foreach (var item in (page.S3Objects ?? []).Where(item => item.Key.EndsWith(".json.gz", StringComparison.Ordinal)))
                await ReadAsync(bucket, item.Key, ids, found, cancellationToken);
            request.ContinuationToken = page.NextContinuationToken;
        }
        while (page.IsTruncated == true);
        await using var file = new StreamWriter(path) { NewLine = "\n" };
        await file.WriteLineAsync("transaction_id,is_fraud,typology");
        foreach (var (id, truth) in found) await file.WriteLineAsync($"{id},{(truth.IsFraud ? "true" : "false")},{Csv.Field(truth.Typology)}");
        return found.Count;
    }

    private async Task ReadAsync(string bucket, string key, HashSet<string> ids, SortedDictionary<string, (bool, string?)> found, CancellationToken cancellationToken)
    {
        using var answer = await s3.GetObjectAsync(bucket, key, cancellationToken);
        using var reader = new StreamReader(new GZipStream(answer.ResponseStream, CompressionMode.Decompress));
        while (await reader.ReadLineAsync(cancellationToken) is { } line)
        {
            if (line.Length == 0) continue;
            using var json = JsonDocument.Parse(line);
            var id = json.RootElement.GetProperty("transaction_id").GetString()!;
            if (!ids.Contains(id)) continue;
            var typology = json.RootElement.TryGetProperty("typology", out var name) && name.ValueKind == JsonValueKind.String ? name.GetString() : null;
            found[id] = (json.RootElement.GetProperty("is_fraud").GetBoolean(), typology);
        }
    }
}
