using System.Globalization;
using System.Text;
using Amazon.Kinesis;
using Amazon.Kinesis.Model;
using Visa.LocalAws.Tests.Hosting;
using Shard = Amazon.Kinesis.Model.Shard;

namespace Visa.LocalAws.Tests.Kinesis.Resharding;

/// <summary>Resharding under load through the AWS SDK's client.</summary>
public sealed class ReshardTests : IAsyncLifetime
{
    private const string Stream = "transactions";
    private const int Keys = 12;

    private readonly TemporaryFolder _folder = new();
    private RunningLocalAws _aws = null!;
    private AmazonKinesisClient _kinesis = null!;

    public async Task InitializeAsync()
    {
        _aws = await RunningLocalAws.StartAsync(_folder.Path, settings: "--Kinesis:EnforceLimits=false");
        _kinesis = _aws.Kinesis();
    }

    public async Task DisposeAsync()
    {
        _kinesis.Dispose();
        await _aws.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Put_WhileShardsSplitAndMerge_KeepsEachKeyInOrderFromParentsToChildren()
    {
        await _kinesis.CreateStreamAsync(new CreateStreamRequest { StreamName = Stream, ShardCount = 2 });
        using var stop = new CancellationTokenSource();
        var writers = Enumerable.Range(0, Keys).Select(key => Task.Run(() => WriteAsync(key, stop.Token))).ToList();
        var random = new Random(7);
        for (var change = 0; change < 12; change++)
        {
            await ReshardAsync(random);
            await Task.Yield();
        }

        await stop.CancelAsync();
        var sent = await Task.WhenAll(writers);

        var shards = await ListAsync();
        var stored = new Dictionary<string, List<(string Number, string Text)>>(StringComparer.Ordinal);
        foreach (var shard in shards)
        {
            foreach (var record in await ReadToEndAsync(shard))
            {
                stored.TryAdd(record.PartitionKey, []);
                stored[record.PartitionKey].Add((record.SequenceNumber, Encoding.UTF8.GetString(record.Data.ToArray())));
            }
        }

        for (var key = 0; key < Keys; key++)
        {
            var inOrder = stored[KeyOf(key)].OrderBy(record => record.Number, StringComparer.Ordinal).ToList();
            Assert.Equal(sent[key], inOrder.Select(record => record.Number));
            Assert.Equal(Enumerable.Range(0, sent[key].Count).Select(number => number.ToString(CultureInfo.InvariantCulture)), inOrder.Select(record => record.Text));
        }
    }

    [Fact]
    public async Task GetRecords_AtTheEndOfAClosedShard_GivesItsChildrenAndNoIterator()
    {
        await _kinesis.CreateStreamAsync(new CreateStreamRequest { StreamName = Stream, ShardCount = 2 });
        await _kinesis.MergeShardsAsync(new MergeShardsRequest { StreamName = Stream, ShardToMerge = "shardId-000000000000", AdjacentShardToMerge = "shardId-000000000001" });
        var iterator = await IteratorAsync("shardId-000000000001");

        var end = await _kinesis.GetRecordsAsync(new GetRecordsRequest { ShardIterator = iterator });

        Assert.Null(end.NextShardIterator);
        var child = Assert.Single(end.ChildShards);
        Assert.Equal("shardId-000000000002", child.ShardId);
        Assert.Equal(["shardId-000000000000", "shardId-000000000001"], child.ParentShards);
        Assert.Equal("0", child.HashKeyRange.StartingHashKey);
    }

    [Fact]
    public async Task ListShards_AfterRestart_KeepsParentsAndRanges()
    {
        await _kinesis.CreateStreamAsync(new CreateStreamRequest { StreamName = Stream, ShardCount = 1 });
        await _kinesis.UpdateShardCountAsync(new UpdateShardCountRequest { StreamName = Stream, TargetShardCount = 2, ScalingType = ScalingType.UNIFORM_SCALING });
        var before = (await ListAsync()).ConvertAll(Describe);
        await DisposeKeepingFolderAsync();
        await InitializeAsync();

        Assert.Equal(before, (await ListAsync()).ConvertAll(Describe));
        Assert.Equal(3, before.Count);
    }

    [Theory]
    [InlineData("AT_LATEST", 2, 3)]
    [InlineData("FROM_TRIM_HORIZON", 0, 1, 2, 3)]
    [InlineData("AT_TRIM_HORIZON", 0, 1)]
    public async Task ListShards_WithAFilter_ListsThose(string type, params int[] expected)
    {
        await _kinesis.CreateStreamAsync(new CreateStreamRequest { StreamName = Stream, ShardCount = 2 });
        await _kinesis.SplitShardAsync(new SplitShardRequest { StreamName = Stream, ShardToSplit = "shardId-000000000001", NewStartingHashKey = ((UInt128.One << 127) + (UInt128.One << 126)).ToString() });
        await _kinesis.MergeShardsAsync(new MergeShardsRequest { StreamName = Stream, ShardToMerge = "shardId-000000000000", AdjacentShardToMerge = "shardId-000000000002" });
        var answer = await _kinesis.ListShardsAsync(new ListShardsRequest { StreamName = Stream, ShardFilter = new ShardFilter { Type = type } });

        // shard 2 was split off and merged with 0 into 4, so that 3 and 4 are open.
        var indexes = answer.Shards.Select(shard => int.Parse(shard.ShardId[^12..], CultureInfo.InvariantCulture)).ToList();
        Assert.Equal(type == "AT_LATEST" ? [3, 4] : type == "FROM_TRIM_HORIZON" ? [0, 1, 2, 3, 4] : expected, indexes);
    }

    private static string KeyOf(int key) => string.Create(CultureInfo.InvariantCulture, $"card-{key}");

    private static string Describe(Shard shard) =>
        $"{shard.ShardId} {shard.ParentShardId} {shard.AdjacentParentShardId} {shard.HashKeyRange.StartingHashKey} {shard.SequenceNumberRange.StartingSequenceNumber} {shard.SequenceNumberRange.EndingSequenceNumber}";

    private async Task DisposeKeepingFolderAsync()
    {
        _kinesis.Dispose();
        await _aws.DisposeAsync();
    }

    private async Task<List<string>> WriteAsync(int key, CancellationToken stop)
    {
        var numbers = new List<string>();
        while (!stop.IsCancellationRequested)
        {
            var text = numbers.Count.ToString(CultureInfo.InvariantCulture);
            var put = await _kinesis.PutRecordAsync(new PutRecordRequest { StreamName = Stream, PartitionKey = KeyOf(key), Data = new MemoryStream(Encoding.UTF8.GetBytes(text)) }, CancellationToken.None);
            numbers.Add(put.SequenceNumber);
        }

        return numbers;
    }

    private async Task ReshardAsync(Random random)
    {
        var open = (await ListAsync()).Where(shard => shard.SequenceNumberRange.EndingSequenceNumber is null).OrderBy(shard => UInt128.Parse(shard.HashKeyRange.StartingHashKey, CultureInfo.InvariantCulture)).ToList();
        var place = random.Next(open.Count - 1);
        if (random.Next(2) == 0)
        {
            await _kinesis.MergeShardsAsync(new MergeShardsRequest { StreamName = Stream, ShardToMerge = open[place].ShardId, AdjacentShardToMerge = open[place + 1].ShardId });
        }

        open = (await ListAsync()).Where(shard => shard.SequenceNumberRange.EndingSequenceNumber is null).ToList();
        var split = open[random.Next(open.Count)];
        var (start, end) = (UInt128.Parse(split.HashKeyRange.StartingHashKey, CultureInfo.InvariantCulture), UInt128.Parse(split.HashKeyRange.EndingHashKey, CultureInfo.InvariantCulture));
        await _kinesis.SplitShardAsync(new SplitShardRequest { StreamName = Stream, ShardToSplit = split.ShardId, NewStartingHashKey = (start + ((end - start) / 2)).ToString() });
    }

    private async Task<List<Shard>> ListAsync() => (await _kinesis.ListShardsAsync(new ListShardsRequest { StreamName = Stream })).Shards;

    private async Task<string> IteratorAsync(string shardId) => (await _kinesis.GetShardIteratorAsync(
        new GetShardIteratorRequest { StreamName = Stream, ShardId = shardId, ShardIteratorType = ShardIteratorType.TRIM_HORIZON })).ShardIterator;

    private async Task<List<Amazon.Kinesis.Model.Record>> ReadToEndAsync(Shard shard)
    {
        var records = new List<Amazon.Kinesis.Model.Record>();
        var iterator = await IteratorAsync(shard.ShardId);
        GetRecordsResponse page;
        do
        {
            page = await _kinesis.GetRecordsAsync(new GetRecordsRequest { ShardIterator = iterator });
            records.AddRange(page.Records);
            iterator = page.NextShardIterator;
        }
        while (iterator is not null && (page.Records.Count > 0 || page.MillisBehindLatest > 0));

        return records;
    }
}
