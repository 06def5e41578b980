using System.Globalization;
using Amazon.Kinesis;
using Amazon.Kinesis.Model;
using Amazon.Runtime;
using Record = Amazon.Kinesis.Model.Record;

namespace Visa.Scoring.Tests.DecisionStream;

/// <summary>A stream in memory that answers the three calls of a reader as Kinesis does; <see cref="Fault"/> makes a call fail.</summary>
internal sealed class FakeKinesis() : AmazonKinesisClient(new AnonymousAWSCredentials(), new AmazonKinesisConfig { ServiceURL = "http://127.0.0.1:9" })
{
    private readonly Lock _gate = new();
    private readonly List<FakeShard> _shards = [];
    private readonly List<string> _reads = [];

    /// <summary>Called with the operation's name before it is answered.</summary>
    public Func<string, Exception?> Fault { get; set; } = _ => null;

    /// <summary>Shards in the order in which records were first read from them.</summary>
    public IReadOnlyList<string> FirstReads
    {
        get
        {
            lock (_gate)
            {
                return [.. _reads];
            }
        }
    }

    public void AddShard(string shardId, string? parent = null, string? adjacentParent = null)
    {
        lock (_gate)
        {
            _shards.Add(new FakeShard(shardId, parent, adjacentParent));
        }
    }

    public void CloseShard(string shardId)
    {
        lock (_gate)
        {
            Find(shardId).IsClosed = true;
        }
    }

    public void Put(string shardId, params IEnumerable<byte[]> records)
    {
        lock (_gate)
        {
            Find(shardId).Records.AddRange(records);
        }
    }

    public override Task<ListShardsResponse> ListShardsAsync(ListShardsRequest request, CancellationToken cancellationToken = default) => Answer("ListShards", () =>
    {
        // A page for each shard, so that lists are continued.
        var index = request.NextToken is null ? 0 : int.Parse(request.NextToken, CultureInfo.InvariantCulture);
        Assert.True(request.NextToken is null || request.StreamName is null, "A continued list is named by its token alone.");
        return new ListShardsResponse
        {
            Shards = [.. _shards.Skip(index).Take(1).Select(shard => new Shard { ShardId = shard.Id, ParentShardId = shard.Parent, AdjacentParentShardId = shard.AdjacentParent })],
            NextToken = index + 1 < _shards.Count ? (index + 1).ToString(CultureInfo.InvariantCulture) : null,
        };
    });

    public override Task<GetShardIteratorResponse> GetShardIteratorAsync(GetShardIteratorRequest request, CancellationToken cancellationToken = default) => Answer("GetShardIterator", () =>
    {
        var position = request.ShardIteratorType == ShardIteratorType.TRIM_HORIZON
            ? 0
            : long.Parse(request.StartingSequenceNumber, CultureInfo.InvariantCulture) + 1;
        return position <= Find(request.ShardId).Records.Count
            ? new GetShardIteratorResponse { ShardIterator = $"{request.ShardId}:{position}" }
            : throw new InvalidArgumentException($"{request.StartingSequenceNumber} is not of this stream");
    });

    public override Task<GetRecordsResponse> GetRecordsAsync(GetRecordsRequest request, CancellationToken cancellationToken = default) => Answer("GetRecords", () =>
    {
        var parts = request.ShardIterator.Split(':');
        var shard = Find(parts[0]);
        var start = int.Parse(parts[1], CultureInfo.InvariantCulture);
        var records = shard.Records.Skip(start).Take(request.Limit ?? 10_000)
            .Select((data, i) => new Record { SequenceNumber = (start + i).ToString(CultureInfo.InvariantCulture), Data = new MemoryStream(data), PartitionKey = "k" })
            .ToList();
        if (records.Count > 0 && !_reads.Contains(shard.Id))
        {
            _reads.Add(shard.Id);
        }

        var next = start + records.Count;
        var isEnd = shard.IsClosed && next == shard.Records.Count;
        return new GetRecordsResponse { Records = records, NextShardIterator = isEnd ? null : $"{shard.Id}:{next}", MillisBehindLatest = 0 };
    });

    private Task<T> Answer<T>(string operation, Func<T> answer)
    {
        try
        {
            lock (_gate)
            {
                return Fault(operation) is { } fault ? Task.FromException<T>(fault) : Task.FromResult(answer());
            }
        }
        catch (AmazonKinesisException exception)
        {
            return Task.FromException<T>(exception);
        }
    }

    private FakeShard Find(string shardId) => _shards.Find(shard => shard.Id == shardId) ?? throw new ResourceNotFoundException($"There is no shard {shardId}");

    private sealed class FakeShard(string id, string? parent, string? adjacentParent)
    {
        public string Id => id;

        public string? Parent => parent;

        public string? AdjacentParent => adjacentParent;

        public List<byte[]> Records { get; } = [];

        public bool IsClosed { get; set; }
    }
}
