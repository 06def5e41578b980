using Amazon.Kinesis;
using Amazon.Kinesis.Model;
using Polly;

namespace Visa.Generator.Sending;

/// <summary>Puts batches on a stream: records that fail are put again until they are taken, before any later batch.</summary>
internal sealed class StreamWriter(IAmazonKinesis kinesis, string stream, GeneratorTelemetry telemetry, ILogger logger)
{
    private readonly ResiliencePipeline<PutOutcome> _retry = SendRetry.Build(logger);

    /// <summary>Records that the stream has acknowledged.</summary>
    public long Sent { get; private set; }

    /// <summary>Sends the batch; when it gives up, it says in <paramref name="taken"/> which records were acknowledged before it throws.</summary>
    public async Task SendAsync(List<SentRecord> batch, Action<IEnumerable<SentRecord>> taken, CancellationToken cancellationToken)
    {
        using var span = telemetry.StartSend(stream, batch);
        var outcome = new PutOutcome(batch);
        try
        {
            await _retry.ExecuteAsync(async token => outcome = await PutAsync(outcome.Failed, token), cancellationToken);
        }
        catch (Exception exception)
        {
            telemetry.Failed(stream, outcome.Failed.Count, exception);
            logger.SendGivenUp(outcome.Failed.Count, stream, exception.Message);
            throw;
        }
        finally
        {
            Sent += batch.Count - outcome.Failed.Count;
            taken(outcome.Failed.Count == 0 ? batch : batch.Except(outcome.Failed));
        }
    }

    private async ValueTask<PutOutcome> PutAsync(IReadOnlyList<SentRecord> records, CancellationToken cancellationToken)
    {
        using var attempt = telemetry.Attempt(stream);
        var response = await kinesis.PutRecordsAsync(new PutRecordsRequest
        {
            StreamName = stream,
            Records = [.. records.Select(record => new PutRecordsRequestEntry { PartitionKey = record.PartitionKey, Data = new MemoryStream(record.Json, writable: false) })],
        }, cancellationToken);
        var outcome = PutOutcome.From(records, response);
        telemetry.Sent(stream, records.Count - outcome.Failed.Count);
        telemetry.Retried(stream, outcome.Failed.Count);
        return outcome;
    }
}
