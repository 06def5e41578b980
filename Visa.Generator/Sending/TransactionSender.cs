using System.Threading.Channels;
using Amazon.Kinesis;
using Microsoft.Extensions.Options;
using Visa.Generator.Live;
using Visa.Generator.Truth;
using Visa.ServiceDefaults.Platform;

namespace Visa.Generator.Sending;

/// <summary>Sends transactions to their stream, one batch at a time, and notes the truth of what was acknowledged.</summary>
internal sealed class TransactionSender(
    IAmazonKinesis kinesis, RecordBatcher batcher, TruthLog truth, GeneratorTelemetry telemetry, IOptions<PlatformOptions> platform, ILogger<TransactionSender> logger)
{
    private readonly StreamWriter _stream = new(kinesis, platform.Value.TransactionsStream, telemetry, logger);

    /// <summary>Transactions that the stream has acknowledged.</summary>
    public long Sent => _stream.Sent;

    /// <summary>Runs until the channel is complete and all of it is sent; cancelling gives up what is left.</summary>
    public async Task RunAsync(ChannelReader<SimulatedTransaction> input, CancellationToken cancellationToken)
    {
        while (await batcher.FillAsync(input, cancellationToken) is { } batch)
        {
            await _stream.SendAsync(batch, truth.Append, cancellationToken);
            await truth.FlushIfDueAsync(cancellationToken);
        }
    }
}
