using Amazon.Kinesis.ClientLibrary.Shards;
using Amazon.Kinesis.Model;
using Microsoft.Extensions.Logging;

namespace Amazon.Kinesis.ClientLibrary.FanOut;

/// <summary>
/// The registered consumer that all workers of an application share: found by its name, or registered by the worker that comes first. It is
/// never deregistered here, since others may still read with it.
/// </summary>
internal sealed class FanOutConsumer(IAmazonKinesis kinesis, KinesisStream stream, KclOptions options, TimeProvider time, ILogger<FanOutConsumer> logger)
    : IDisposable
{
    private static readonly TimeSpan PollInterval = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim _turn = new(1, 1);
    private string? _arn = options.ConsumerArn;

    public KinesisStream Stream => stream;

    /// <summary>The consumer's ARN once it is active.</summary>
    public async Task<string> GetAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            return _arn ??= await FindOrRegisterAsync(cancellationToken);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Looks for the consumer again when it is needed next, unless its ARN is configured.</summary>
    public void Forget() => Volatile.Write(ref _arn, options.ConsumerArn);

    public void Dispose() => _turn.Dispose();

    private async Task<string> FindOrRegisterAsync(CancellationToken cancellationToken)
    {
        var streamArn = await FindStreamAsync(cancellationToken);
        while (true)
        {
            var found = await FindAsync(streamArn, cancellationToken);
            if (found is null)
            {
                await RegisterAsync(streamArn, cancellationToken);
            }
            else if (found.ConsumerStatus == ConsumerStatus.ACTIVE)
            {
                logger.ConsumerFound(options.FanOutConsumerName, options.StreamName, found.ConsumerARN);
                return found.ConsumerARN;
            }

            // It is being created, or being deleted and must be registered anew.
            await Task.Delay(PollInterval, time, cancellationToken);
        }
    }

    private async Task<string> FindStreamAsync(CancellationToken cancellationToken)
    {
        var request = new DescribeStreamSummaryRequest { StreamName = options.StreamName };
        return (await kinesis.DescribeStreamSummaryAsync(request, cancellationToken)).StreamDescriptionSummary.StreamARN;
    }

    private async Task<ConsumerDescription?> FindAsync(string streamArn, CancellationToken cancellationToken)
    {
        var request = new DescribeStreamConsumerRequest { StreamARN = streamArn, ConsumerName = options.FanOutConsumerName };
        try
        {
            return (await kinesis.DescribeStreamConsumerAsync(request, cancellationToken)).ConsumerDescription;
        }
        catch (ResourceNotFoundException)
        {
            return null;
        }
    }

    private async Task RegisterAsync(string streamArn, CancellationToken cancellationToken)
    {
        var request = new RegisterStreamConsumerRequest { StreamARN = streamArn, ConsumerName = options.FanOutConsumerName };
        try
        {
            var answer = await kinesis.RegisterStreamConsumerAsync(request, cancellationToken);
            logger.ConsumerRegistered(options.FanOutConsumerName, options.StreamName, answer.Consumer.ConsumerARN);
        }
        catch (ResourceInUseException)
        {
            // Another worker was faster.
        }
    }
}
