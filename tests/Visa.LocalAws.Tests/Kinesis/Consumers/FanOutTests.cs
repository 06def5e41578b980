using System.Net;
using System.Text;
using Amazon.Kinesis;
using Amazon.Kinesis.Model;
using Microsoft.Extensions.Time.Testing;
using Visa.LocalAws.Tests.Hosting;
using ResourceInUseException = Amazon.Kinesis.Model.ResourceInUseException;

namespace Visa.LocalAws.Tests.Kinesis.Consumers;

/// <summary>Enhanced fan-out through the AWS SDK's client.</summary>
public sealed class FanOutTests : IAsyncLifetime
{
    private const string Stream = "transactions";
    private const string FirstShard = "shardId-000000000000";

    private readonly TemporaryFolder _folder = new();
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));
    private RunningLocalAws _aws = null!;
    private AmazonKinesisClient _kinesis = null!;
    private string _streamArn = "";

    public async Task InitializeAsync()
    {
        _aws = await StartAsync();
        _kinesis = _aws.Kinesis();
        await _kinesis.CreateStreamAsync(new CreateStreamRequest { StreamName = Stream, ShardCount = 1 });
        _streamArn = (await _kinesis.DescribeStreamSummaryAsync(new DescribeStreamSummaryRequest { StreamName = Stream })).StreamDescriptionSummary.StreamARN;
    }

    public async Task DisposeAsync()
    {
        _kinesis.Dispose();
        await _aws.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task SubscribeToShard_FromTheHorizon_PushesWhatIsThereAndWhatComes()
    {
        await PutAsync("1");
        using var subscription = await SubscribeAsync(await RegisterAsync(), ShardIteratorType.TRIM_HORIZON);
        await using var events = Events(subscription);

        var first = await NextAsync(events);
        var put = await PutAsync("2");
        var second = await NextAsync(events);

        Assert.Equal("1", Text(first));
        Assert.Equal("2", Text(second));
        Assert.Equal(put.SequenceNumber, second!.ContinuationSequenceNumber);
        Assert.Equal(0, second.MillisBehindLatest);
        Assert.Null(second.ChildShards);
    }

    [Fact]
    public async Task SubscribeToShard_RecordsInQuickSuccession_GoTogetherAfterTheFirst()
    {
        await _aws.DisposeAsync();
        _kinesis.Dispose();
        _aws = await RunningLocalAws.StartAsync(_folder.Path, _time);
        _kinesis = _aws.Kinesis();
        using var subscription = await SubscribeAsync(await RegisterAsync(), ShardIteratorType.TRIM_HORIZON);
        await using var events = Events(subscription);
        await PutAsync("1");
        var first = await NextAsync(events);
        await PutAsync("2");
        await PutAsync("3");
        var second = NextAsync(events);

        await Eventually.HoldsAsync(() => Advance(TimeSpan.FromMilliseconds(10), second), "the next event comes");

        Assert.Equal(("1", "23"), (Text(first), Text(await second)));
    }

    [Fact]
    public async Task SubscribeToShard_AfterAContinuation_GoesOnThere()
    {
        var first = await PutAsync("1");
        await PutAsync("2");
        using var subscription = await SubscribeAsync(await RegisterAsync(), ShardIteratorType.AFTER_SEQUENCE_NUMBER, first.SequenceNumber);
        await using var events = Events(subscription);

        Assert.Equal("2", Text(await NextAsync(events)));
    }

    [Fact]
    public async Task SubscribeToShard_WhileNothingIsPut_SendsEmptyEventsFromWhichToGoOn()
    {
        var consumer = await RegisterAsync();
        using var subscription = await SubscribeAsync(consumer, ShardIteratorType.LATEST);
        await using var events = Events(subscription);
        var waiting = NextAsync(events);
        await Eventually.HoldsAsync(() => Advance(TimeSpan.FromSeconds(1), waiting), "an empty event comes");

        var idle = await waiting;
        await PutAsync("1");
        using var next = await SubscribeAsync(consumer, ShardIteratorType.AFTER_SEQUENCE_NUMBER, idle!.ContinuationSequenceNumber);
        await using var nextEvents = Events(next);

        Assert.Empty(idle.Records);
        Assert.Equal("1", Text(await NextAsync(nextEvents)));
    }

    [Fact]
    public async Task SubscribeToShard_OfAShardThatIsSplit_EndsWithItsChildren()
    {
        using var subscription = await SubscribeAsync(await RegisterAsync(), ShardIteratorType.TRIM_HORIZON);
        await using var events = Events(subscription);
        await PutAsync("1");
        Assert.Equal("1", Text(await NextAsync(events)));

        await _kinesis.SplitShardAsync(new SplitShardRequest { StreamName = Stream, ShardToSplit = FirstShard, NewStartingHashKey = (UInt128.One << 127).ToString() });
        var last = await NextAsync(events);

        Assert.Equal(["shardId-000000000001", "shardId-000000000002"], last!.ChildShards.Select(child => child.ShardId));
        Assert.All(last.ChildShards, child => Assert.Equal([FirstShard], child.ParentShards));
        Assert.Null(last.ContinuationSequenceNumber);
        Assert.Null(await NextAsync(events));
    }

    [Fact]
    public async Task SubscribeToShard_AgainWithinFiveSeconds_IsRefusedAndLaterTakesOver()
    {
        var consumer = await RegisterAsync();
        using var first = await SubscribeAsync(consumer, ShardIteratorType.LATEST);
        await using var events = Events(first);
        await Assert.ThrowsAsync<ResourceInUseException>(() => SubscribeAsync(consumer, ShardIteratorType.LATEST));

        _time.Advance(TimeSpan.FromSeconds(5));
        using var second = await SubscribeAsync(consumer, ShardIteratorType.LATEST);

        var thrown = await Assert.ThrowsAsync<KinesisEventStreamException>(async () =>
        {
            while (await NextAsync(events) is not null)
            {
            }
        });
        Assert.IsType<ResourceInUseException>(thrown.InnerException);
        await using var later = Events(second);
        await PutAsync("1");
        Assert.Equal("1", Text(await NextAsync(later)));
    }

    [Fact]
    public async Task SubscribeToShard_ForFiveMinutes_Ends()
    {
        using var subscription = await SubscribeAsync(await RegisterAsync(), ShardIteratorType.LATEST);
        var reading = Task.Run(async () =>
        {
            await using var events = Events(subscription);
            while (await NextAsync(events) is not null)
            {
            }
        });

        await Eventually.HoldsAsync(() => Advance(TimeSpan.FromSeconds(30), reading), "the subscription ends");
        await reading;
    }

    [Fact]
    public async Task DeregisterStreamConsumer_WithASubscription_EndsIt()
    {
        var consumer = await RegisterAsync();
        using var subscription = await SubscribeAsync(consumer, ShardIteratorType.LATEST);
        await using var events = Events(subscription);

        await _kinesis.DeregisterStreamConsumerAsync(new DeregisterStreamConsumerRequest { ConsumerARN = consumer });

        var thrown = await Assert.ThrowsAsync<KinesisEventStreamException>(() => NextAsync(events));
        Assert.IsType<Amazon.Kinesis.Model.ResourceNotFoundException>(thrown.InnerException);
        Assert.Empty((await _kinesis.ListStreamConsumersAsync(new ListStreamConsumersRequest { StreamARN = _streamArn })).Consumers);
    }

    [Fact]
    public async Task RegisterStreamConsumer_ThenRestart_IsStillRegistered()
    {
        var consumer = await RegisterAsync();
        _kinesis.Dispose();
        await _aws.DisposeAsync();
        _aws = await StartAsync();
        _kinesis = _aws.Kinesis();

        var description = (await _kinesis.DescribeStreamConsumerAsync(new DescribeStreamConsumerRequest { ConsumerARN = consumer })).ConsumerDescription;

        Assert.Equal(ConsumerStatus.ACTIVE, description.ConsumerStatus);
        Assert.Equal("reader", description.ConsumerName);
        await Assert.ThrowsAsync<ResourceInUseException>(() => _kinesis.DeleteStreamAsync(new DeleteStreamRequest { StreamName = Stream }));
    }

    [Fact]
    public async Task Request_OverHttp2WithoutTls_IsAnsweredOverHttp2OnTheSamePort()
    {
        using var http = new HttpClient { DefaultRequestVersion = HttpVersion.Version20, DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact };
        using var request = new HttpRequestMessage(HttpMethod.Post, _aws.Url)
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = new StringContent("{}", Encoding.UTF8, "application/x-amz-json-1.1"),
        };
        request.Headers.Add("X-Amz-Target", "Kinesis_20131202.ListStreams");
        request.Headers.Add("X-Amz-Date", "20260101T000000Z");
        request.Headers.TryAddWithoutValidation("Authorization", "AWS4-HMAC-SHA256 Credential=test/20260101/eu-west-1/kinesis/aws4_request, SignedHeaders=host;x-amz-date, Signature=0");

        using var response = await http.SendAsync(request);

        Assert.Equal(HttpVersion.Version20, response.Version);
        Assert.Contains(Stream, await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    // Nothing waits for a clock that stands still.
    private Task<RunningLocalAws> StartAsync() => RunningLocalAws.StartAsync(_folder.Path, _time, objects: null, "--Kinesis:PushInterval=00:00:00");

    private bool Advance(TimeSpan step, Task awaited)
    {
        if (!awaited.IsCompleted)
        {
            _time.Advance(step);
        }

        return awaited.IsCompleted;
    }

    private static IAsyncEnumerator<SubscribeToShardEvent> Events(SubscribeToShardResponse subscription) => Records(subscription).GetAsyncEnumerator();

    private static async IAsyncEnumerable<SubscribeToShardEvent> Records(SubscribeToShardResponse subscription)
    {
        await foreach (var received in subscription.EventStream)
        {
            if (received is SubscribeToShardEvent records)
            {
                yield return records;
            }
        }
    }

    private static async Task<SubscribeToShardEvent?> NextAsync(IAsyncEnumerator<SubscribeToShardEvent> events) =>
        await events.MoveNextAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(60)) ? events.Current : null;

    private static string Text(SubscribeToShardEvent? records) => string.Concat(records!.Records.Select(record => Encoding.UTF8.GetString(record.Data.ToArray())));

    private async Task<string> RegisterAsync() =>
        (await _kinesis.RegisterStreamConsumerAsync(new RegisterStreamConsumerRequest { StreamARN = _streamArn, ConsumerName = "reader" })).Consumer.ConsumerARN;

    private Task<SubscribeToShardResponse> SubscribeAsync(string consumer, ShardIteratorType type, string? start = null) => _kinesis.SubscribeToShardAsync(
        new SubscribeToShardRequest { ConsumerARN = consumer, ShardId = FirstShard, StartingPosition = new StartingPosition { Type = type, SequenceNumber = start } });

    private Task<PutRecordResponse> PutAsync(string text) =>
        _kinesis.PutRecordAsync(new PutRecordRequest { StreamName = Stream, PartitionKey = "card", Data = new MemoryStream(Encoding.UTF8.GetBytes(text)) });
}
