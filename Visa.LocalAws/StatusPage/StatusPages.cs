using System.Globalization;
using Visa.LocalAws.CloudWatch;
using Visa.LocalAws.DynamoDb.Tables;
using Visa.LocalAws.Firehose.Streams;
using Visa.LocalAws.Glue.Jobs;
using Visa.LocalAws.Kinesis.Shards;
using Visa.LocalAws.Kinesis.Streams;
using Visa.LocalAws.RedshiftData.Statements;
using Visa.LocalAws.S3.Storage;
using Visa.LocalAws.SecretsManager;
using Visa.LocalAws.Warehouse;

namespace Visa.LocalAws.StatusPage;

/// <summary>What the embedded AWS holds, to look at: nothing here changes anything, and no payload, item or secret is shown.</summary>
internal sealed class StatusPages(
    StreamRegistry streams, DeliveryStreamRegistry deliveryStreams, ObjectStore objects, Database tables, WarehouseCatalog warehouse, StatementStore statements, GlueStore glue,
    SecretStore secrets, MetricStore metrics, TimeProvider time)
{
    private const int ShownStatements = 25;
    private const int ShownRuns = 25;
    private const int ShownMetrics = 50;
    private const int ObjectsOnPage = 100;
    private const int LongestSql = 120;
    private const long LongestLog = 256 * 1024;

    public string Overview() => Page("Embedded AWS", html => html
        .Table("streams", "Kinesis streams", ["Stream", "Shard", "Records stored", "Oldest record", "Age"], streams.All.SelectMany(ShardRows), "No streams.")
        .Table("delivery", "Firehose delivery streams", ["Delivery stream", "Source", "Bucket", "State"], deliveryStreams.All.Select(stream => new object?[]
        {
            stream.Name, stream.Metadata.Source?.StreamName ?? "direct put", stream.Metadata.Destination.Bucket, new Html.State("ACTIVE"),
        }), "No delivery streams.")
        .Table("buckets", "S3 buckets", ["Bucket", "Objects", "Bytes"], objects.Buckets.Select(bucket => new object?[]
        {
            new Html.Link($"{PageRequests.Root}/buckets/{bucket.Name}", bucket.Name), bucket.Objects.Count, bucket.Objects.Sum(stored => stored.Length),
        }), "No buckets.")
        .Table("tables", "DynamoDB tables", ["Table", "Items", "Bytes"], tables.TableNames.Select(tables.Find).OfType<Table>().Select(table => new object?[]
        {
            table.Definition.Name, table.ItemCount, table.ItemBytes,
        }), "No tables.")
        .Table("databases", "Redshift databases", ["Database", "Workgroups", "File"], warehouse.DatabaseNames.Select(name => new object?[]
        {
            name, string.Join(", ", warehouse.WorkgroupNames), warehouse.Find(name)!.IsReleased ? "released to another process" : warehouse.Find(name)!.FilePath,
        }), "No databases.")
        .Table("statements", "Redshift statements", ["Taken in", "Name", "SQL", "State", "Milliseconds", "Rows"], statements.All.OrderByDescending(statement => statement.CreatedAt).Take(ShownStatements).Select(StatementRow), "No statements in the last 24 hours.")
        .Table("runs", "Glue job runs", ["Started", "Job", "Run", "State", "Seconds", "Error"], glue.Runs.Take(ShownRuns).Select(run => new object?[]
        {
            run.StartedOn, run.JobName, new Html.Link($"{PageRequests.Root}/runs/{run.Id}", run.Id[..12]), new Html.State(run.State), run.ExecutionTime, run.ErrorMessage,
        }), "No runs.")
        .Table("secrets", "Secrets", ["Name", "Changed"], secrets.All.Select(secret => new object?[] { secret.Name, secret.Current.CreatedAt }), "No secrets.")
        .Table("metrics", "CloudWatch metrics", ["Metric", "Dimensions", "Last value", "Values"], metrics.All.Take(ShownMetrics).Select(metric => new object?[]
        {
            $"{metric.Last.Namespace} {metric.Last.Name}", metric.Last.Dimensions, metric.Last.Value.ToString("G6", CultureInfo.InvariantCulture), metric.Count,
        }), "No metrics."));

    /// <summary>The objects of a bucket, a page at a time; null when there is no such bucket.</summary>
    public string? BucketPage(string name, string? after)
    {
        if (objects.Buckets.FirstOrDefault(bucket => bucket.Name == name) is not { } bucket)
            return null;
        var rest = bucket.Objects.SkipWhile(stored => after is not null && string.CompareOrdinal(stored.Key, after) <= 0).Take(ObjectsOnPage + 1).ToList();
        return Page(name, html =>
        {
            html.Table("objects", $"Objects of {name}", ["Key", "Bytes", "Changed"], rest.Take(ObjectsOnPage).Select(stored => new object?[] { stored.Key, stored.Length, stored.LastModified }), "No objects.");
            if (rest.Count > ObjectsOnPage)
                html.Raw("<p><a href=\"?after=").Text(Uri.EscapeDataString(rest[ObjectsOnPage - 1].Key)).Raw("\">Next page</a></p>");
        });
    }

    /// <summary>What a run wrote of its doing; null when there is no such run.</summary>
    public async Task<string?> RunPageAsync(string id, CancellationToken cancellationToken)
    {
        if (glue.FindRun(id) is not { } run)
            return null;
        var log = await ReadLogAsync(glue.LogPath(id), cancellationToken);
        return Page(run.JobName, html => html
            .Table("run", $"Run of {run.JobName}", ["Id", "State", "Started", "Ended", "Seconds", "Error"], [[run.Id, new Html.State(run.State), run.StartedOn, run.CompletedOn, run.ExecutionTime, run.ErrorMessage]], "")
            .Table("arguments", "Arguments", ["Name", "Value"], run.Arguments.Select(argument => new object?[] { argument.Key, argument.Value }), "No arguments.")
            .Raw("<section><h2>Log</h2><pre>").Text(log).Raw("</pre></section>"));
    }

    private static async Task<string> ReadLogAsync(string path, CancellationToken cancellationToken)
    {
        if (!File.Exists(path))
            return "";
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        file.Position = Math.Max(0, file.Length - LongestLog);
        using var reader = new StreamReader(file);
        return await reader.ReadToEndAsync(cancellationToken);
    }

    private IEnumerable<object?[]> ShardRows(KinesisStream stream)
    {
        var horizon = time.GetUtcNow() - stream.Retention;
        foreach (var shard in stream.Shards)
        {
            var oldest = Oldest(shard, horizon);
            yield return
            [
                stream.Name, shard.Id, shard.Log.CommittedKey - shard.Log.FirstKey, oldest, oldest is { } at ? Age(time.GetUtcNow() - at) : "",
            ];
        }
    }

    private static DateTimeOffset? Oldest(Shard shard, DateTimeOffset horizon)
    {
        foreach (var record in shard.Log.Read(shard.Log.FirstKey))
            return DateTimeOffset.FromUnixTimeMilliseconds(Math.Max(record.Timestamp, horizon.ToUnixTimeMilliseconds()));
        return null;
    }

    private static object?[] StatementRow(Statement statement)
    {
        var sql = string.Join("; ", statement.Parts.Select(part => part.Sql.ReplaceLineEndings(" ")));
        return
        [
            statement.CreatedAt, statement.Name ?? "", sql.Length > LongestSql ? sql[..LongestSql] + " …" : sql, new Html.State(statement.State),
            (long)statement.Duration.TotalMilliseconds, statement.Parts.Where(part => part.Rows > 0).Sum(part => part.Rows),
        ];
    }

    private static string Age(TimeSpan age) => age.TotalHours >= 1 ? $"{age.TotalHours:F1} h" : age.TotalMinutes >= 1 ? $"{age.TotalMinutes:F1} min" : $"{age.TotalSeconds:F1} s";

    private static string Page(string title, Action<Html> write)
    {
        var html = new Html().Raw(PageStyle.Head).Text(title).Raw(PageStyle.BodyStart).Text(title).Raw(PageStyle.MainStart);
        write(html);
        return html.Raw(PageStyle.End).ToString();
    }
}
