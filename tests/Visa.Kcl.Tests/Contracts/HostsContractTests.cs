using System.Globalization;
using System.Text;
using Amazon.DynamoDBv2;
using Amazon.Kinesis;
using Amazon.Kinesis.ClientLibrary;
using Amazon.Kinesis.ClientLibrary.Leases;
using Amazon.Kinesis.Model;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Visa.Kcl.Tests.Aggregates;
using Visa.Kcl.Tests.Hosting;

namespace Visa.Kcl.Tests.Contracts;

/// <summary>Whole hosts over the wire: they share the shards of a stream, and one takes over from another.</summary>
[Collection(AwsTests.Name)]
public sealed class HostsContractTests(AwsEndpoints endpoints)
{
    private const int Shards = 4;
    private const int Keys = 12;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public static TheoryData<string, RetrievalMode> Readings => AwsEndpoints.Readings;

    [SkippableTheory]
    [MemberData(nameof(Readings))]
    public async Task Hosts_WhenOneIsCutOff_TheOtherTakesOverAndNothingIsLost(string service, RetrievalMode mode)
    {
        AwsEndpoints.SkipIfMissing(service, mode);
        var (kinesis, dynamoDb) = (endpoints.Kinesis(service), endpoints.DynamoDb(service));
        var stream = await CreateStreamAsync(kinesis);
        var received = new ReceivedRecords();
        var (cutKinesis, cutDynamoDb) = (endpoints.Kinesis(service), endpoints.DynamoDb(service));
        using var first = BuildHost(stream, "first", received, cutKinesis, cutDynamoDb, mode);
        using var second = BuildHost(stream, "second", received, kinesis, dynamoDb, mode);
        var store = LeaseStore(stream, dynamoDb);

        await first.StartAsync();
        await PutAsync(kinesis, stream, 0, 10);
        await second.StartAsync();
        await EventuallyAsync(async () => (await OwnersAsync(store)).OfType<string>().CountBy(o => o).Count(g => g.Value == 2) == 2);
        await PutAsync(kinesis, stream, 10, 20);
        await EventuallyAsync(() => Task.FromResult(received.Count >= 20 * Keys));

        // As if its cable were pulled: no renewal, no checkpoint, no release.
        cutKinesis.Dispose();
        cutDynamoDb.Dispose();
        await PutAsync(kinesis, stream, 20, 30);
        await EventuallyAsync(async () => (await OwnersAsync(store)).All(o => o == "second"));
        await EventuallyAsync(() => Task.FromResult(received.Count >= 30 * Keys));

        await Task.WhenAll(first.StopAsync(), second.StopAsync());
        received.AssertCompleteAndOrdered(Keys, 30);
        Assert.All(await OwnersAsync(store), Assert.Null);
    }

    [SkippableTheory]
    [MemberData(nameof(Readings))]
    public async Task Host_StartedAgain_GoesOnAfterItsFinalCheckpoint(string service, RetrievalMode mode)
    {
        AwsEndpoints.SkipIfMissing(service, mode);
        var (kinesis, dynamoDb) = (endpoints.Kinesis(service), endpoints.DynamoDb(service));
        var stream = await CreateStreamAsync(kinesis);
        await PutAsync(kinesis, stream, 0, 5);
        var before = new ReceivedRecords();
        using (var host = BuildHost(stream, "first", before, kinesis, dynamoDb, mode))
        {
            await host.StartAsync();
            await EventuallyAsync(() => Task.FromResult(before.Count >= 5 * Keys));
            await host.StopAsync();
        }

        await PutAsync(kinesis, stream, 5, 8);
        var after = new ReceivedRecords();
        using var again = BuildHost(stream, "again", after, kinesis, dynamoDb, mode);
        await again.StartAsync();
        await EventuallyAsync(() => Task.FromResult(after.Count >= 3 * Keys));
        await again.StopAsync();

        Assert.Equal(3 * Keys, after.Count);
        Assert.Equal(0, after.Redelivered);
    }

    [SkippableTheory]
    [MemberData(nameof(Readings))]
    public async Task Hosts_WhileTheStreamIsSplitAndMerged_ReadEveryKeyInOrder(string service, RetrievalMode mode)
    {
        AwsEndpoints.SkipIfMissing(service, mode);
        var (kinesis, dynamoDb) = (endpoints.Kinesis(service), endpoints.DynamoDb(service));
        var stream = await CreateStreamAsync(kinesis);
        var received = new ReceivedRecords();
        using var first = BuildHost(stream, "first", received, kinesis, dynamoDb, mode);
        using var second = BuildHost(stream, "second", received, kinesis, dynamoDb, mode);
        await Task.WhenAll(first.StartAsync(), second.StartAsync());

        await PutAsync(kinesis, stream, 0, 10);
        await kinesis.SplitShardAsync(new() { StreamName = stream, ShardToSplit = ShardId(1), NewStartingHashKey = Middle(1) });
        await ActiveAsync(kinesis, stream);
        await PutAsync(kinesis, stream, 10, 20);
        await kinesis.MergeShardsAsync(new() { StreamName = stream, ShardToMerge = ShardId(2), AdjacentShardToMerge = ShardId(3) });
        await ActiveAsync(kinesis, stream);
        await PutAsync(kinesis, stream, 20, 30);
        await EventuallyAsync(() => Task.FromResult(received.Count >= 30 * Keys));
        var store = LeaseStore(stream, dynamoDb);
        await EventuallyAsync(async () => (await store.ListAsync(default)).Count(l => l.IsFinished) == 3);

        await Task.WhenAll(first.StopAsync(), second.StopAsync());
        received.AssertCompleteAndOrdered(Keys, 30);
        var leases = await store.ListAsync(default);
        Assert.Equal(Shards + 3, leases.Count);
        Assert.All(leases, lease => Assert.NotNull(lease.HashRange));
        Assert.Equal([ShardId(2), ShardId(3)], leases.Single(l => l.Key == ShardId(6)).ParentShardIds.Order(StringComparer.Ordinal));
        Assert.Equal([ShardId(4), ShardId(5)], leases.Single(l => l.Key == ShardId(1)).ChildShardIds.Order(StringComparer.Ordinal));
    }

    [SkippableTheory]
    [MemberData(nameof(Readings))]
    public async Task Host_GivenAggregates_DeliversTheirRecordsButNoneThatIsAstray(string service, RetrievalMode mode)
    {
        AwsEndpoints.SkipIfMissing(service, mode);
        var (kinesis, dynamoDb) = (endpoints.Kinesis(service), endpoints.DynamoDb(service));
        var stream = await CreateStreamAsync(kinesis);
        for (var number = 0; number < 30; number += 3)
        {
            var aggregates = Enumerable.Range(0, Shards).Select(shard => Entry(shard, Pack(shard, shard, number)));
            var astray = Entry(0, Pack(0, 1, 1000));
            await kinesis.PutRecordsAsync(new PutRecordsRequest { StreamName = stream, Records = [.. aggregates, astray] });
        }

        var received = new ReceivedRecords();
        using var host = BuildHost(stream, "first", received, kinesis, dynamoDb, mode);
        await host.StartAsync();
        await EventuallyAsync(() => Task.FromResult(received.Count >= 30 * Shards));
        await host.StopAsync();

        received.AssertCompleteAndOrdered(Shards, 30);
        Assert.All(await LeaseStore(stream, dynamoDb).ListAsync(default), lease => Assert.True(lease.Checkpoint.IsNumber));

        // As the producer library sends: with the partition key "a" and the hash key of the first record inside.
        static PutRecordsRequestEntry Entry(int shard, byte[] data) =>
            new() { PartitionKey = "a", ExplicitHashKey = Middle(shard), Data = new MemoryStream(data) };

        static byte[] Pack(int shard, int lastShard, int from)
        {
            var builder = new AggregateBuilder();
            for (var number = from; number < from + 3; number++)
                builder.Add($"key-{shard}", Encoding.UTF8.GetBytes($"{number}"), Middle(number == from + 2 ? lastShard : shard));
            return builder.Build();
        }
    }

    [SkippableFact]
    public async Task Host_ByFanOut_RegistersItsConsumerOnceAndAdoptsItLater()
    {
        var (kinesis, dynamoDb) = (endpoints.Kinesis(AwsEndpoints.LocalAws), endpoints.DynamoDb(AwsEndpoints.LocalAws));
        var stream = await CreateStreamAsync(kinesis);
        var arn = (await kinesis.DescribeStreamSummaryAsync(new() { StreamName = stream })).StreamDescriptionSummary.StreamARN;
        List<string> consumers = [];
        for (var run = 0; run < 2; run++)
        {
            var received = new ReceivedRecords();
            using var host = BuildHost(stream, $"run-{run}", received, kinesis, dynamoDb, RetrievalMode.FanOut);
            await host.StartAsync();
            await PutAsync(kinesis, stream, run, run + 1);
            await EventuallyAsync(() => Task.FromResult(received.Count == Keys));
            await host.StopAsync();
            consumers.Add(Assert.Single((await kinesis.ListStreamConsumersAsync(new() { StreamARN = arn })).Consumers).ConsumerARN);
        }

        Assert.Equal(consumers[0], consumers[1]);
        Assert.Contains($"/consumer/{stream}", consumers[0], StringComparison.Ordinal);
    }

    private static string ShardId(int index) => string.Create(CultureInfo.InvariantCulture, $"shardId-{index:D12}");

    /// <summary>The hash key in the middle of one of the first shards.</summary>
    private static string Middle(int shard) => (UInt128.MaxValue / Shards * (UInt128)shard + UInt128.MaxValue / (2 * Shards)).ToString(CultureInfo.InvariantCulture);

    private static IHost BuildHost(string stream, string worker, ReceivedRecords received, IAmazonKinesis kinesis, IAmazonDynamoDB dynamoDb, RetrievalMode mode)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddSingleton(kinesis);
        builder.Services.AddSingleton(dynamoDb);
        builder.Services.AddSingleton(new DelegateFactory(_ => new ReceivingProcessor(received)));
        builder.Services.AddKinesisClientLibrary<DelegateFactory>(options =>
        {
            options.ApplicationName = stream;
            options.StreamName = stream;
            options.WorkerId = worker;
            options.FailoverTime = TimeSpan.FromSeconds(3);
            options.LeaseTakeInterval = TimeSpan.FromMilliseconds(500);
            options.MaxRecords = 7;
            options.RetrievalMode = mode;
        });
        return builder.Build();
    }

    private static DynamoDbLeaseStore LeaseStore(string stream, IAmazonDynamoDB dynamoDb)
    {
        var options = TestParts.Options();
        options.ApplicationName = stream;
        return new(dynamoDb, options, TimeProvider.System);
    }

    private static async Task<IReadOnlyList<string?>> OwnersAsync(DynamoDbLeaseStore store) =>
        [.. (await store.ListAsync(default)).Select(l => l.Owner)];

    private static async Task<string> CreateStreamAsync(IAmazonKinesis kinesis)
    {
        var stream = AwsEndpoints.NewName("stream");
        await kinesis.CreateStreamAsync(new CreateStreamRequest { StreamName = stream, ShardCount = Shards });
        await ActiveAsync(kinesis, stream);
        return stream;
    }

    private static Task ActiveAsync(IAmazonKinesis kinesis, string stream) => EventuallyAsync(async () =>
    {
        var answer = await kinesis.DescribeStreamSummaryAsync(new DescribeStreamSummaryRequest { StreamName = stream });
        return answer.StreamDescriptionSummary.StreamStatus == StreamStatus.ACTIVE;
    });

    /// <summary>Puts one record for each key and number, in the order of the numbers.</summary>
    private static async Task PutAsync(IAmazonKinesis kinesis, string stream, int from, int to)
    {
        for (var number = from; number < to; number++)
        {
            var entries = Enumerable.Range(0, Keys).Select(key => new PutRecordsRequestEntry
            {
                PartitionKey = string.Create(CultureInfo.InvariantCulture, $"key-{key}"),
                Data = new MemoryStream(Encoding.UTF8.GetBytes(number.ToString(CultureInfo.InvariantCulture))),
            });
            var answer = await kinesis.PutRecordsAsync(new PutRecordsRequest { StreamName = stream, Records = [.. entries] });
            Assert.Equal(0, answer.FailedRecordCount ?? 0);
        }
    }

    private static async Task EventuallyAsync(Func<Task<bool>> condition)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (!await condition())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(started) < Patience, "It did not come about.");
            await Task.Delay(50);
        }
    }
}
