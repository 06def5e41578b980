using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Amazon.Kinesis;
using Amazon.Kinesis.Model;
using Visa.LocalAws.Tests.Hosting;

namespace Visa.LocalAws.Tests.Kinesis;

public sealed class CrashTests : IDisposable
{
    private const string Stream = "transactions";
    private const int Writers = 4;
    private const int AcknowledgedBeforeTheKill = 400;

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Kill_WhileRecordsAreWritten_LosesNoAcknowledgedOne()
    {
        var acknowledged = new ConcurrentDictionary<string, string>(StringComparer.Ordinal);
        using (var aws = await LocalAwsProcess.StartAsync(_folder.Path))
        {
            using var kinesis = aws.Kinesis();
            await kinesis.CreateStreamAsync(new CreateStreamRequest { StreamName = Stream, ShardCount = 1 });
            var writers = Enumerable.Range(0, Writers).Select(writer => Task.Run(() => WriteAsync(kinesis, writer, acknowledged))).ToList();
            await Eventually.HoldsAsync(() => acknowledged.Count >= AcknowledgedBeforeTheKill, "enough records are acknowledged");
            await aws.KillAsync();
            await Task.WhenAll(writers);
        }

        using var restarted = await LocalAwsProcess.StartAsync(_folder.Path);
        using var reader = restarted.Kinesis();
        var stored = await ReadAllAsync(reader);

        Assert.Equal(stored.Keys.Order(StringComparer.Ordinal), stored.Keys);
        Assert.All(acknowledged, record => Assert.Equal(record.Value, stored[record.Key]));
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>Writes until the process is gone.</summary>
    private static async Task WriteAsync(AmazonKinesisClient kinesis, int writer, ConcurrentDictionary<string, string> acknowledged)
    {
        try
        {
            for (var number = 0; ; number++)
            {
                var text = string.Create(CultureInfo.InvariantCulture, $"{writer}:{number}");
                var put = await kinesis.PutRecordAsync(new PutRecordRequest { StreamName = Stream, PartitionKey = text, Data = new MemoryStream(Encoding.UTF8.GetBytes(text)) });
                acknowledged[put.SequenceNumber] = text;
            }
        }
        catch (Exception exception) when (exception is HttpRequestException or Amazon.Runtime.AmazonClientException or IOException)
        {
            // The kill; what was not acknowledged may be stored or not.
        }
    }

    private static async Task<Dictionary<string, string>> ReadAllAsync(AmazonKinesisClient kinesis)
    {
        var stored = new Dictionary<string, string>(StringComparer.Ordinal);
        var iterator = (await kinesis.GetShardIteratorAsync(new GetShardIteratorRequest
        {
            StreamName = Stream,
            ShardId = "shardId-000000000000",
            ShardIteratorType = ShardIteratorType.TRIM_HORIZON,
        })).ShardIterator;
        GetRecordsResponse page;
        do
        {
            page = await kinesis.GetRecordsAsync(new GetRecordsRequest { ShardIterator = iterator });
            page.Records.ForEach(record => stored.Add(record.SequenceNumber, Encoding.UTF8.GetString(record.Data.ToArray())));
            iterator = page.NextShardIterator;
        }
        while (page.MillisBehindLatest > 0);

        return stored;
    }
}
