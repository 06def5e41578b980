using Amazon.KinesisFirehose;
using Amazon.KinesisFirehose.Model;
using Polly;
using Polly.Registry;
using Visa.ServiceDefaults.Resilience;

namespace Visa.Scoring.Delivery;

/// <summary>Puts records to a delivery stream and returns when each of them is acknowledged.</summary>
internal sealed class FirehoseDelivery(IAmazonKinesisFirehose firehose, ResiliencePipelineProvider<string> pipelines)
{
    /// <summary>Firehose's limits of one request, the second with room for its framing.</summary>
    private const int MaxRecords = 500;
    private const int MaxBytes = 3 * 1024 * 1024;

    private readonly ResiliencePipeline _pipeline = pipelines.GetPipeline(ResiliencePipelines.Firehose);

    public async Task PutAsync(string deliveryStream, IReadOnlyList<byte[]> lines, CancellationToken cancellationToken)
    {
        for (var start = 0; start < lines.Count;)
        {
            var count = RequestLength(lines, start);
            var pending = lines.Skip(start).Take(count).ToList();
            await _pipeline.ExecuteAsync(async token => await PutAsync(deliveryStream, pending, token), cancellationToken);
            start += count;
        }
    }

    private static int RequestLength(IReadOnlyList<byte[]> lines, int start)
    {
        var (count, bytes) = (0, 0);
        while (count < MaxRecords && start + count < lines.Count && (count == 0 || bytes + lines[start + count].Length <= MaxBytes)) bytes += lines[start + count++].Length;
        return count;
    }

    /// <summary>Leaves in <paramref name="pending"/> what Firehose refused, so that a retry sends only that.</summary>
    private async Task PutAsync(string deliveryStream, List<byte[]> pending, CancellationToken cancellationToken)
    {
        var records = pending.ConvertAll(line => new Record { Data = new MemoryStream(line) });
        var answer = await firehose.PutRecordBatchAsync(new PutRecordBatchRequest { DeliveryStreamName = deliveryStream, Records = records }, cancellationToken);
        if ((answer.FailedPutCount ?? 0) == 0) return;
        var refused = pending.Where((_, i) => answer.RequestResponses[i].ErrorCode is not null).ToList();
        pending.Clear();
        pending.AddRange(refused);
        throw new IOException($"Firehose refused {refused.Count} records of {deliveryStream}.");
    }
}
