using System.Threading.Channels;
using Amazon.Kinesis;
using Amazon.Kinesis.Model;
using Microsoft.Extensions.Options;
using Polly;
using Visa.Generator.Behaviour;
using Visa.Generator.Truth;
using Visa.ServiceDefaults.Platform;

namespace Visa.Generator.Sending;

/// <summary>
/// Sends transactions to the stream, one batch at a time, and notes the truth of what was acknowledged. Records that fail are sent again
/// until they are taken, before any later one of their cards.
/// </summary>
internal sealed class TransactionSender(
    IAmazonKinesis kinesis, RecordBatcher batcher, TruthLog truth, GeneratorTelemetry telemetry, IOptions<PlatformOptions> platform, ILogger<TransactionSender> logger)
{
    private readonly string _stream = platform.Value.TransactionsStream;
    private readonly ResiliencePipeline<PutOutcome> _retry = SendRetry.Build(logger);

    /// <summary>Transactions that the stream has acknowledged.</summary>
    public long Sent { get; private set; }

    /// <summary>Runs until the channel is complete and all of it is sent; cancelling gives up what is left.</summary>
    public async Task RunAsync(ChannelReader<SimulatedTransaction> input, CancellationToken cancellationToken)
    {
        while (await batcher.FillAsync(input, cancellationToken) is { } batch)
        {
            await SendAsync(batch, cancellationToken);
            await truth.FlushIfDueAsync(cancellationToken);
        }
    }

    private async Task SendAsync(List<SentRecord> batch, CancellationToken cancellationToken)
    {
        using var span = telemetry.StartSend(_stream, batch);
        var outcome = new PutOutcome(batch);
        try
        {
            await _retry.ExecuteAsync(async token => outcome = await PutAsync(outcome.Failed, token), cancellationToken);
        }
        catch (Exception exception)
        {
            telemetry.Failed(_stream, outcome.Failed.Count, exception);
            logger.SendGivenUp(outcome.Failed.Count, _stream, exception.Message);
            throw;
        }
        finally
        {
            Sent += batch.Count - outcome.Failed.Count;
            truth.Append(outcome.Failed.Count == 0 ? batch : batch.Except(outcome.Failed));
        }
    }

    private async ValueTask<PutOutcome> PutAsync(IReadOnlyList<SentRecord> records, CancellationToken cancellationToken)
    {
        using var attempt = telemetry.Attempt(_stream);
        var response = await kinesis.PutRecordsAsync(new PutRecordsRequest
        {
            StreamName = _stream,
            Records = [.. records.Select(record => new PutRecordsRequestEntry { PartitionKey = record.PartitionKey, Data = new MemoryStream(record.Json, writable: false) })],
        }, cancellationToken);
        var outcome = PutOutcome.From(records, response);
        telemetry.Sent(_stream, records.Count - outcome.Failed.Count);
        telemetry.Retried(_stream, outcome.Failed.Count);
        return outcome;
    }
}
