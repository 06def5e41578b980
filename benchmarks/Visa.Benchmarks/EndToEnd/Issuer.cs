using System.Buffers.Text;
using Amazon.Kinesis;
using Amazon.Kinesis.Model;
using Amazon.Runtime;

namespace Visa.Benchmarks.EndToEnd;

/// <summary>Reads the stream <c>decisions</c> by enhanced fan-out, as an issuer would, and notes when each decision is in its hands.</summary>
internal sealed class Issuer : IAsyncDisposable
{
    private const int IdStart = 19;
    private const int IdLength = 36;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private readonly AmazonKinesisClient _kinesis;
    private readonly WaitLog _waits;
    private readonly CancellationTokenSource _stopping = new();
    private Task _reading = Task.CompletedTask;

    private Issuer(string url, WaitLog waits)
    {
        _kinesis = new AmazonKinesisClient(new BasicAWSCredentials("bench", "bench-bench"), new AmazonKinesisConfig { ServiceURL = url, AuthenticationRegion = "eu-west-1" });
        _waits = waits;
    }

    /// <summary>Begins at the tip of the stream.</summary>
    public static async Task<Issuer> StartAsync(string url, WaitLog waits, CancellationToken cancellationToken)
    {
        var issuer = new Issuer(url, waits);
        var stream = await issuer._kinesis.DescribeStreamSummaryAsync(new DescribeStreamSummaryRequest { StreamName = "decisions" }, cancellationToken);
        var registered = await issuer._kinesis.RegisterStreamConsumerAsync(
            new RegisterStreamConsumerRequest { StreamARN = stream.StreamDescriptionSummary.StreamARN, ConsumerName = "issuer" }, cancellationToken);
        while ((await issuer._kinesis.DescribeStreamConsumerAsync(new DescribeStreamConsumerRequest { ConsumerARN = registered.Consumer.ConsumerARN }, cancellationToken))
            .ConsumerDescription.ConsumerStatus != ConsumerStatus.ACTIVE)
        {
            await Task.Delay(Pause, cancellationToken);
        }
        var shards = await issuer._kinesis.ListShardsAsync(new ListShardsRequest { StreamName = "decisions" }, cancellationToken);
        issuer._reading = Task.WhenAll(shards.Shards.Select(shard => issuer.ReadAsync(registered.Consumer.ConsumerARN, shard.ShardId)));
        return issuer;
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        try
        {
            await _reading;
        }
        catch (Exception exception) when (exception is OperationCanceledException or AmazonServiceException or KinesisEventStreamException or IOException)
        {
            // A subscription that is cut off: as asked.
        }
        _kinesis.Dispose();
        _stopping.Dispose();
    }

    private async Task ReadAsync(string consumer, string shard)
    {
        var position = new StartingPosition { Type = ShardIteratorType.TRIM_HORIZON };
        while (!_stopping.IsCancellationRequested)
        {
            using var answer = await _kinesis.SubscribeToShardAsync(new SubscribeToShardRequest { ConsumerARN = consumer, ShardId = shard, StartingPosition = position }, _stopping.Token);
            await foreach (var received in answer.EventStream.WithCancellation(_stopping.Token))
            {
                if (received is not SubscribeToShardEvent records) continue;
                foreach (var record in records.Records ?? [])
                {
                    if (Utf8Parser.TryParse(record.Data.GetBuffer().AsSpan(IdStart, IdLength), out Guid id, out _)) _waits.Decided(id);
                }
                position = new StartingPosition { Type = ShardIteratorType.AFTER_SEQUENCE_NUMBER, SequenceNumber = records.ContinuationSequenceNumber };
            }
        }
    }
}
