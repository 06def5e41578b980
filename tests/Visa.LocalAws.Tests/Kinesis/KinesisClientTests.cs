using System.Text;
using Amazon.Kinesis;
using Amazon.Kinesis.Model;
using Microsoft.Extensions.Time.Testing;
using Visa.LocalAws.Kinesis.Shards;
using Visa.LocalAws.Tests.Hosting;
using HashKeyRange = Visa.LocalAws.Kinesis.Shards.HashKeyRange;
using Record = Amazon.Kinesis.Model.Record;
using ResourceNotFoundException = Amazon.Kinesis.Model.ResourceNotFoundException;

namespace Visa.LocalAws.Tests.Kinesis;

/// <summary>The AWS SDK's client against the whole process.</summary>
public sealed class KinesisClientTests : IAsyncLifetime
{
    private const string Stream = "transactions";

    private static readonly DateTimeOffset Start = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    private readonly TemporaryFolder _folder = new();
    private readonly FakeTimeProvider _time = new(Start);
    private RunningLocalAws _aws = null!;
    private AmazonKinesisClient _kinesis = null!;

    public async Task InitializeAsync() => await StartAsync();

    public async Task DisposeAsync()
    {
        await StopAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task PutRecords_OfManyKeys_AreReadInOrderFromTheShardOfTheirHash()
    {
        await CreateAsync(shards: 3);
        var sent = Enumerable.Range(0, 300).Select(number => Entry($"card-{number % 40}", $"{number}")).ToList();

        var put = await _kinesis.PutRecordsAsync(new PutRecordsRequest { StreamName = Stream, Records = sent });

        Assert.Equal(0, put.FailedRecordCount);
        for (var shard = 0; shard < 3; shard++)
        {
            var range = HashKeyRange.Part(shard, 3);
            var expected = sent.Zip(put.Records)
                .Where(pair => HashKeyRange.Hash(Encoding.UTF8.GetBytes(pair.First.PartitionKey)) is var hash && hash >= range.Start && hash <= range.End)
                .Select(pair => (pair.First.PartitionKey, Text(pair.First.Data), pair.Second.SequenceNumber))
                .ToList();
            var records = await ReadAsync(await IteratorAsync(ShardIteratorType.TRIM_HORIZON, shard));

            Assert.NotEmpty(expected);
            Assert.Equal(expected, records.Select(record => (record.PartitionKey, Text(record.Data), record.SequenceNumber)));
            Assert.Equal(records.Select(record => record.SequenceNumber).Order(StringComparer.Ordinal), records.Select(record => record.SequenceNumber));
        }
    }

    [Fact]
    public async Task GetShardIterator_OfEachType_BeginsWhereItSays()
    {
        await CreateAsync(shards: 1);
        var first = await PutAsync("1");
        _time.Advance(TimeSpan.FromSeconds(10));
        var latest = await IteratorAsync(ShardIteratorType.LATEST);
        var second = await PutAsync("2");
        _time.Advance(TimeSpan.FromSeconds(10));
        var third = await PutAsync("3");

        Assert.Equal("123", await ReadTextAsync(await IteratorAsync(ShardIteratorType.TRIM_HORIZON)));
        Assert.Equal("23", await ReadTextAsync(latest));
        Assert.Equal("23", await ReadTextAsync(await IteratorAsync(ShardIteratorType.AT_SEQUENCE_NUMBER, start: second)));
        Assert.Equal("23", await ReadTextAsync(await IteratorAsync(ShardIteratorType.AFTER_SEQUENCE_NUMBER, start: first)));
        Assert.Equal("", await ReadTextAsync(await IteratorAsync(ShardIteratorType.AFTER_SEQUENCE_NUMBER, start: third)));
        _time.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal("3", await ReadTextAsync(await IteratorAsync(ShardIteratorType.AT_TIMESTAMP, at: _time.GetUtcNow().UtcDateTime.AddSeconds(-11))));
    }

    [Fact]
    public async Task GetRecords_WithALimit_GoesOnFromTheNextIteratorAndTellsHowFarBehind()
    {
        await CreateAsync(shards: 1);
        await PutAsync("1");
        await PutAsync("2");
        var iterator = await IteratorAsync(ShardIteratorType.TRIM_HORIZON);
        _time.Advance(Start.AddSeconds(7) - _time.GetUtcNow());

        var first = await _kinesis.GetRecordsAsync(new GetRecordsRequest { ShardIterator = iterator, Limit = 1 });
        var second = await _kinesis.GetRecordsAsync(new GetRecordsRequest { ShardIterator = first.NextShardIterator });

        Assert.Equal(("1", 7000L), (Text(first.Records.Single().Data), first.MillisBehindLatest));
        Assert.Equal(("2", 0L), (Text(second.Records.Single().Data), second.MillisBehindLatest));
        Assert.Equal(Start.UtcDateTime, second.Records.Single().ApproximateArrivalTimestamp?.ToUniversalTime());
    }

    [Fact]
    public async Task GetRecords_OfTheSixthCallInASecond_IsThrottled()
    {
        await CreateAsync(shards: 1);
        var iterator = await IteratorAsync(ShardIteratorType.TRIM_HORIZON);
        for (var call = 0; call < 5; call++)
        {
            await ReadAsync(iterator);
        }

        var refusal = await Assert.ThrowsAsync<ProvisionedThroughputExceededException>(() => ReadAsync(iterator));

        Assert.Equal("Rate exceeded for shard shardId-000000000000 in stream transactions under account 000000000000.", refusal.Message);
    }

    [Fact]
    public async Task GetRecords_WithAnIteratorOfSixMinutesAgo_IsExpired()
    {
        await CreateAsync(shards: 1);
        var iterator = await IteratorAsync(ShardIteratorType.TRIM_HORIZON);
        _time.Advance(TimeSpan.FromMinutes(6));

        var refusal = await Assert.ThrowsAsync<ExpiredIteratorException>(() => ReadAsync(iterator));

        Assert.Equal(
            "Iterator expired. The iterator was created at time Fri Jan 02 03:04:05 UTC 2026 while right now it is Fri Jan 02 03:10:05 UTC 2026 which is further in the future than "
            + "the tolerated delay of 300000 milliseconds.",
            refusal.Message);
    }

    [Fact]
    public async Task GetRecords_AfterADay_LeavesOutWhatIsOlder()
    {
        await CreateAsync(shards: 1);
        await PutAsync("old");
        _time.Advance(TimeSpan.FromHours(23));
        await PutAsync("new");
        _time.Advance(TimeSpan.FromHours(2));

        Assert.Equal("new", await ReadTextAsync(await IteratorAsync(ShardIteratorType.TRIM_HORIZON)));
    }

    [Fact]
    public async Task PutRecords_AboveTheShardsRate_FailsInPart()
    {
        await CreateAsync(shards: 1);
        var request = new PutRecordsRequest { StreamName = Stream, Records = [.. Enumerable.Range(0, 500).Select(number => Entry("card", $"{number}"))] };
        await _kinesis.PutRecordsAsync(request);
        await _kinesis.PutRecordsAsync(request);

        var third = await _kinesis.PutRecordsAsync(request);
        _time.Advance(TimeSpan.FromMilliseconds(100));
        var fourth = await _kinesis.PutRecordsAsync(request);

        Assert.Equal(500, third.FailedRecordCount);
        Assert.All(third.Records, record => Assert.Equal("ProvisionedThroughputExceededException", record.ErrorCode));
        Assert.Equal(400, fourth.FailedRecordCount);
        Assert.Equal(100, fourth.Records.Count(record => record.SequenceNumber is not null));
    }

    [Fact]
    public async Task Restart_OfTheProcess_KeepsStreamsRecordsIteratorsAndOrder()
    {
        await CreateAsync(shards: 2);
        var before = await PutAsync("before");
        var iterator = await IteratorAsync(ShardIteratorType.AFTER_SEQUENCE_NUMBER, int.Parse(before.ShardId[^1..], System.Globalization.CultureInfo.InvariantCulture), before);
        var shards = await _kinesis.ListShardsAsync(new ListShardsRequest { StreamName = Stream });

        await StopAsync();
        await StartAsync();

        var after = await PutAsync("after");
        var records = await ReadAsync(await IteratorAsync(ShardIteratorType.TRIM_HORIZON, int.Parse(before.ShardId[^1..], System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Equal(["before", "after"], records.Select(record => Text(record.Data)));
        Assert.True(string.CompareOrdinal(before.SequenceNumber, after.SequenceNumber) < 0);
        Assert.Equal("after", await ReadTextAsync(iterator));
        Assert.Equal(shards.Shards.Select(Describe), (await _kinesis.ListShardsAsync(new ListShardsRequest { StreamName = Stream })).Shards.Select(Describe));
    }

    [Fact]
    public async Task DeleteStream_ThenCreate_BeginsEmptyAndRefusesOldIterators()
    {
        await CreateAsync(shards: 1);
        await PutAsync("old");
        var old = await IteratorAsync(ShardIteratorType.TRIM_HORIZON);
        _time.Advance(TimeSpan.FromSeconds(1));
        await _kinesis.DeleteStreamAsync(new DeleteStreamRequest { StreamName = Stream });
        await Assert.ThrowsAsync<ResourceNotFoundException>(() => DescribeAsync());
        await CreateAsync(shards: 1);

        await Assert.ThrowsAsync<ResourceNotFoundException>(() => ReadAsync(old));
        Assert.Equal("", await ReadTextAsync(await IteratorAsync(ShardIteratorType.TRIM_HORIZON)));
    }

    [Fact]
    public async Task ListShards_InPages_ReturnsEachShardOnce()
    {
        await CreateAsync(shards: 5);
        var ids = new List<string>();
        var page = await _kinesis.ListShardsAsync(new ListShardsRequest { StreamName = Stream, MaxResults = 2 });
        ids.AddRange(page.Shards.Select(shard => shard.ShardId));
        while (page.NextToken is not null)
        {
            page = await _kinesis.ListShardsAsync(new ListShardsRequest { NextToken = page.NextToken, MaxResults = 2 });
            ids.AddRange(page.Shards.Select(shard => shard.ShardId));
        }

        Assert.Equal(Enumerable.Range(0, 5).Select(ShardId.Of), ids);
    }

    [Fact]
    public async Task PutRecord_ByArnWithExplicitHash_GoesToTheShardOfTheHash()
    {
        await CreateAsync(shards: 2);
        var arn = (await DescribeAsync()).StreamARN;

        var put = await _kinesis.PutRecordAsync(new PutRecordRequest
        {
            StreamARN = arn,
            PartitionKey = "a",
            ExplicitHashKey = UInt128.MaxValue.ToString(),
            Data = new MemoryStream("x"u8.ToArray()),
        });

        Assert.Equal("arn:aws:kinesis:eu-west-1:000000000000:stream/transactions", arn);
        Assert.Equal("shardId-000000000001", put.ShardId);
    }

    private static string Describe(Amazon.Kinesis.Model.Shard shard) =>
        $"{shard.ShardId} {shard.HashKeyRange.StartingHashKey} {shard.HashKeyRange.EndingHashKey} {shard.SequenceNumberRange.StartingSequenceNumber}";

    private static PutRecordsRequestEntry Entry(string key, string text) => new() { PartitionKey = key, Data = new MemoryStream(Encoding.UTF8.GetBytes(text)) };

    private static string Text(MemoryStream data) => Encoding.UTF8.GetString(data.ToArray());

    private async Task StartAsync()
    {
        _aws = await RunningLocalAws.StartAsync(_folder.Path, _time);
        _kinesis = _aws.Kinesis();
    }

    private async Task StopAsync()
    {
        _kinesis.Dispose();
        await _aws.DisposeAsync();
    }

    private Task CreateAsync(int shards) => _kinesis.CreateStreamAsync(new CreateStreamRequest { StreamName = Stream, ShardCount = shards });

    private async Task<StreamDescriptionSummary> DescribeAsync() =>
        (await _kinesis.DescribeStreamSummaryAsync(new DescribeStreamSummaryRequest { StreamName = Stream })).StreamDescriptionSummary;

    private Task<PutRecordResponse> PutAsync(string text) =>
        _kinesis.PutRecordAsync(new PutRecordRequest { StreamName = Stream, PartitionKey = "card", Data = new MemoryStream(Encoding.UTF8.GetBytes(text)) });

    private async Task<string> IteratorAsync(ShardIteratorType type, int shard = 0, PutRecordResponse? start = null, DateTime? at = null)
    {
        _time.Advance(TimeSpan.FromMilliseconds(200));
        var request = new GetShardIteratorRequest { StreamName = Stream, ShardId = ShardId.Of(shard), ShardIteratorType = type, StartingSequenceNumber = start?.SequenceNumber, Timestamp = at };
        return (await _kinesis.GetShardIteratorAsync(request)).ShardIterator;
    }

    private async Task<List<Record>> ReadAsync(string iterator) => (await _kinesis.GetRecordsAsync(new GetRecordsRequest { ShardIterator = iterator })).Records;

    private async Task<string> ReadTextAsync(string iterator) => string.Concat((await ReadAsync(iterator)).Select(record => Text(record.Data)));
}
