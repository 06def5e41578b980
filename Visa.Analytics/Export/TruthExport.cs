using System.IO.Compression;
using System.Text.Json;
using Amazon.S3;
using Amazon.S3.Model;
using Visa.Dbt.Warehouse;

namespace Visa.Analytics.Export;

/// <summary>
/// The simulation's truth of the exported transactions, from the lake's <c>truth/</c>: for evaluation only, never a feature or label. Live traffic leaves lines of JSON, which are read here; a
/// generated past leaves Parquet, which the warehouse reads.
/// </summary>
internal sealed class TruthExport(IAmazonS3 s3, IWarehouse warehouse)
{
    private const string Prefix = "truth/";

    /// <param name="cards">The table of drawn cards.</param>
    /// <param name="ids">The exported transactions.</param>
    public async Task<long> WriteAsync(string bucket, string cards, HashSet<string> ids, string path, CancellationToken cancellationToken)
    {
        var found = new SortedDictionary<string, (bool IsFraud, string? Typology)>(StringComparer.Ordinal);
        var pasts = new SortedSet<string>(StringComparer.Ordinal);
        var request = new ListObjectsV2Request { BucketName = bucket, Prefix = Prefix };
        ListObjectsV2Response page;
        do
        {
            page = await s3.ListObjectsV2Async(request, cancellationToken);
            foreach (var key in (page.S3Objects ?? []).Select(item => item.Key))
            {
                if (key.EndsWith(".json.gz", StringComparison.Ordinal)) await ReadLinesAsync(bucket, key, ids, found, cancellationToken);
                else if (key.EndsWith(".parquet", StringComparison.Ordinal)) pasts.Add($"s3://{bucket}/{key[..(key.LastIndexOf('/') + 1)]}");
            }
            request.ContinuationToken = page.NextContinuationToken;
        }
        while (page.IsTruncated == true);
        if (pasts.Count > 0) await ReadPastsAsync(pasts, cards, ids, found, cancellationToken);
        await using var file = new StreamWriter(path) { NewLine = "\n" };
        await file.WriteLineAsync("transaction_id,is_fraud,typology");
        foreach (var (id, truth) in found) await file.WriteLineAsync($"{id},{(truth.IsFraud ? "true" : "false")},{Csv.Field(truth.Typology)}");
        return found.Count;
    }

    private async Task ReadLinesAsync(string bucket, string key, HashSet<string> ids, SortedDictionary<string, (bool, string?)> found, CancellationToken cancellationToken)
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

    private async Task ReadPastsAsync(IEnumerable<string> pasts, string cards, HashSet<string> ids, SortedDictionary<string, (bool, string?)> found, CancellationToken cancellationToken)
    {
        var table = $"exports.truth_{Guid.CreateVersion7():N}";
        string[] statements =
        [
            $"create table {table} (transaction_id varchar(36), is_fraud boolean, typology varchar(64), billing_amount decimal(18,3), sent_at timestamp)",
            .. pasts.Select(past => $"copy {table} from {Sql.Literal(past)} iam_role default format as parquet"),
        ];
        await warehouse.ExecuteAsync("export/truth/copy", statements, cancellationToken);
        try
        {
            var rows = await warehouse.QueryAsync(
                "export/truth",
                $"""
                select p.transaction_id, p.is_fraud, p.typology
                from {table} p join marts.fct_transactions t on t.transaction_id = p.transaction_id join {cards} cards on cards.card_token = t.card_token
                """,
                cancellationToken);
            foreach (var row in rows.Rows.Where(row => ids.Contains(row[0]!))) found[row[0]!] = (row[1] == "true", row[2]);
        }
        finally
        {
            await warehouse.ExecuteAsync("export/drop", [$"drop table if exists {table}"], CancellationToken.None);
        }
    }
}
