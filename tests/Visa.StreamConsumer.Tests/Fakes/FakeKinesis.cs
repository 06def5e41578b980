using System.Text;
using Amazon.Kinesis;
using Amazon.Kinesis.Model;
using Amazon.Runtime;

namespace Visa.StreamConsumer.Tests.Fakes;

/// <summary>Takes records, in the order in which they were put; a test may make any request or record fail.</summary>
internal sealed class FakeKinesis() : AmazonKinesisClient(new AnonymousAWSCredentials(), new AmazonKinesisConfig { ServiceURL = "http://localhost" })
{
    private readonly Lock _taking = new();
    private int _waiting;

    /// <summary>Before a request is taken.</summary>
    public Action? Before { get; set; }

    /// <summary>After it was taken, before the caller learns of it.</summary>
    public Action? After { get; set; }

    /// <summary>The error code of a record, or null to take it.</summary>
    public Func<PutRecordsRequestEntry, string?> Refuse { get; set; } = _ => null;

    public List<PutRecordsRequest> Requests { get; } = [];

    /// <summary>What is on the stream: one JSON line each.</summary>
    public List<string> Stream { get; } = [];

    /// <summary>The shards of the stream of transactions.</summary>
    public List<Shard> Shards { get; } = [TestShard.Whole(TestShard.Id)];

    /// <summary>Single records that were put.</summary>
    public List<PutRecordRequest> Put { get; } = [];

    public override Task<PutRecordResponse> PutRecordAsync(PutRecordRequest request, CancellationToken cancellationToken = default)
    {
        Put.Add(request);
        return Task.FromResult(new PutRecordResponse { SequenceNumber = TestShard.Sequence(1000 + Put.Count), ShardId = TestShard.Id });
    }

    /// <summary>One shard a page.</summary>
    public override Task<ListShardsResponse> ListShardsAsync(ListShardsRequest request, CancellationToken cancellationToken = default)
    {
        var place = int.Parse(request.NextToken ?? "0", System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(place == 0, request.StreamName is not null);
        var next = place + 1 < Shards.Count ? (place + 1).ToString(System.Globalization.CultureInfo.InvariantCulture) : null;
        return Task.FromResult(new ListShardsResponse { Shards = [Shards[place]], NextToken = next });
    }

    /// <summary>Requests that came and were not taken yet.</summary>
    public int Waiting => Volatile.Read(ref _waiting);

    public override Task<PutRecordsResponse> PutRecordsAsync(PutRecordsRequest request, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Interlocked.Increment(ref _waiting);
        Before?.Invoke();
        Interlocked.Decrement(ref _waiting);
        List<PutRecordsResultEntry> results;
        lock (_taking)
        {
            Requests.Add(request);
            results = request.Records.ConvertAll(Take);
        }
        After?.Invoke();
        return Task.FromResult(new PutRecordsResponse { Records = results, FailedRecordCount = results.Count(result => result.ErrorCode is not null) });
    }

    private PutRecordsResultEntry Take(PutRecordsRequestEntry entry)
    {
        if (Refuse(entry) is { } error)
            return new PutRecordsResultEntry { ErrorCode = error, ErrorMessage = error };
        Stream.Add(Encoding.UTF8.GetString(entry.Data.ToArray()));
        return new PutRecordsResultEntry { SequenceNumber = Stream.Count.ToString(System.Globalization.CultureInfo.InvariantCulture), ShardId = "shardId-0" };
    }
}
