using System.Net;
using System.Text;
using Amazon.Kinesis;
using Amazon.Kinesis.Model;
using Amazon.Runtime;

namespace Visa.Generator.Tests.Fakes;

/// <summary>A stream in memory that can refuse records and whole requests as Kinesis does.</summary>
internal sealed class FakeKinesis() : AmazonKinesisClient(new BasicAWSCredentials("test", "test"), new AmazonKinesisConfig { ServiceURL = "http://127.0.0.1:1" })
{
    private readonly List<(string Stream, string Key, byte[] Data)> _records = [];

    /// <summary>Says of each record in a request whether it fails.</summary>
    public Func<bool> FailsRecord { get; set; } = () => false;

    /// <summary>Called before each request; may throw or wait.</summary>
    public Func<CancellationToken, Task> BeforePut { get; set; } = _ => Task.CompletedTask;

    public List<int> RequestSizes { get; } = [];

    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (_records) return [.. _records.Select(record => Encoding.UTF8.GetString(record.Data))];
        }
    }

    public IEnumerable<string> LinesOf(string stream) => RecordsOf(stream).Select(record => Encoding.UTF8.GetString(record.Data));

    public IReadOnlyList<(string Key, byte[] Data)> RecordsOf(string stream)
    {
        lock (_records) return [.. _records.Where(record => record.Stream == stream).Select(record => (record.Key, record.Data))];
    }

    public static ProvisionedThroughputExceededException Throttle() =>
        new("Rate exceeded", ErrorType.Sender, "ProvisionedThroughputExceededException", "1", HttpStatusCode.BadRequest);

    public override async Task<PutRecordsResponse> PutRecordsAsync(PutRecordsRequest request, CancellationToken cancellationToken = default)
    {
        await BeforePut(cancellationToken);
        var response = new PutRecordsResponse { Records = [] };
        lock (_records)
        {
            RequestSizes.Add(request.Records.Count);
            foreach (var entry in request.Records)
            {
                var fails = FailsRecord();
                if (!fails) _records.Add((request.StreamName, entry.PartitionKey, entry.Data.ToArray()));
                response.Records.Add(fails
                    ? new PutRecordsResultEntry { ErrorCode = "ProvisionedThroughputExceededException", ErrorMessage = "Rate exceeded" }
                    : new PutRecordsResultEntry { SequenceNumber = $"{_records.Count}", ShardId = "shardId-000000000000" });
            }
        }
        response.FailedRecordCount = response.Records.Count(record => record.ErrorCode is not null);
        return response;
    }
}
