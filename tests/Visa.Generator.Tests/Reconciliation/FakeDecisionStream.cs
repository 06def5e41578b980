using Amazon.Kinesis;
using Amazon.Kinesis.Model;
using Amazon.Runtime;
using Visa.Generator.Tests.Fakes;

namespace Visa.Generator.Tests.Reconciliation;

/// <summary>A stream of two shards in memory, to which children may come; shards are listed one a page.</summary>
internal sealed class FakeDecisionStream() : AmazonKinesisClient(new BasicAWSCredentials("test", "test"), new AmazonKinesisConfig { ServiceURL = "http://127.0.0.1:1" })
{
    private readonly List<(int Reads, Action Do)> _later = [];
    private readonly SortedDictionary<int, List<byte[]>> _shards = new() { [0] = [], [1] = [] };
    private readonly HashSet<int> _closed = [];
    private int _reads;

    /// <summary>Reads to refuse before one is answered.</summary>
    public int Throttled { get; set; }

    public void Put(int shard, params byte[][] records)
    {
        if (!_shards.TryGetValue(shard, out var held)) _shards[shard] = held = [];
        held.AddRange(records);
    }

    public void Close(int shard) => _closed.Add(shard);

    public void AfterReads(int reads, Action action) => _later.Add((reads, action));

    public override Task<ListShardsResponse> ListShardsAsync(ListShardsRequest request, CancellationToken cancellationToken = default)
    {
        var open = _shards.Keys.Where(shard => shard < 2 || _reads > 0).ToList();
        var index = request.NextToken is null ? 0 : int.Parse(request.NextToken, System.Globalization.CultureInfo.InvariantCulture);
        return Task.FromResult(new ListShardsResponse
        {
            Shards = [new Shard { ShardId = $"{open[index]}" }],
            NextToken = index + 1 < open.Count ? $"{index + 1}" : null,
        });
    }

    public override Task<GetShardIteratorResponse> GetShardIteratorAsync(GetShardIteratorRequest request, CancellationToken cancellationToken = default)
    {
        Assert.Equal(ShardIteratorType.AT_TIMESTAMP, request.ShardIteratorType);
        Assert.True(request.Timestamp < Decisions.SentAt.UtcDateTime);
        return Task.FromResult(new GetShardIteratorResponse { ShardIterator = $"{request.ShardId}:0" });
    }

    public override Task<GetRecordsResponse> GetRecordsAsync(GetRecordsRequest request, CancellationToken cancellationToken = default)
    {
        if (Throttled-- > 0) throw FakeKinesis.Throttle();
        _reads++;
        foreach (var (_, action) in _later.Where(later => later.Reads == _reads).ToList()) action();
        var parts = request.ShardIterator.Split(':').Select(part => int.Parse(part, System.Globalization.CultureInfo.InvariantCulture)).ToArray();
        var records = _shards[parts[0]].Skip(parts[1]).Take(3).ToList();
        var next = parts[1] + records.Count;
        var left = _shards[parts[0]].Count - next;
        return Task.FromResult(new GetRecordsResponse
        {
            Records = [.. records.Select(record => new Amazon.Kinesis.Model.Record { Data = new MemoryStream(record) })],
            MillisBehindLatest = left > 0 ? 100 : 0,
            NextShardIterator = _closed.Contains(parts[0]) && left == 0 ? null : $"{parts[0]}:{next}",
        });
    }
}
