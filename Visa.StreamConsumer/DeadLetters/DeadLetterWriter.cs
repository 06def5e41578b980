using System.Buffers;
using Amazon.KinesisFirehose;
using Amazon.KinesisFirehose.Model;
using Microsoft.Extensions.Options;
using Polly;
using Polly.Registry;
using Visa.ServiceDefaults.Platform;
using Visa.ServiceDefaults.Resilience;
using Visa.StreamConsumer.Emission;
using Visa.StreamConsumer.Shards;

namespace Visa.StreamConsumer.DeadLetters;

/// <summary>Writes dead letters to Firehose and returns when each of them is acknowledged.</summary>
internal sealed class DeadLetterWriter(IAmazonKinesisFirehose firehose, ResiliencePipelineProvider<string> pipelines, IOptions<PlatformOptions> platform)
{
    private const int MaxRecords = 500;
    private const int MaxBytes = 3 * 1024 * 1024;

    private readonly ResiliencePipeline _pipeline = pipelines.GetPipeline(ResiliencePipelines.Firehose);
    private readonly string _deliveryStream = platform.Value.DeadLetterDeliveryStream;
    private readonly string _source = platform.Value.TransactionsStream;

    public async Task WriteAsync(ShardHold hold, IReadOnlyList<DeadLetter> letters, CancellationToken cancellationToken)
    {
        var pending = new PendingRecords<Record>(MaxRecords, MaxBytes);
        foreach (var letter in letters)
        {
            var line = new ArrayBufferWriter<byte>();
            DeadLetterJson.Write(line, letter, _source, hold.ShardId);
            pending.Add(new Record { Data = new MemoryStream(line.WrittenSpan.ToArray()) }, line.WrittenCount, orderKey: null);
        }
        while (pending.Count > 0)
            await _pipeline.ExecuteAsync(async token => await PutAsync(hold, pending, token), cancellationToken);
    }

    private async Task PutAsync(ShardHold hold, PendingRecords<Record> pending, CancellationToken cancellationToken)
    {
        var request = new PutRecordBatchRequest { DeliveryStreamName = _deliveryStream, Records = pending.NextRequest() };
        hold.ThrowIfLost();
        var answer = await firehose.PutRecordBatchAsync(request, cancellationToken);
        pending.Settle([.. answer.RequestResponses.Select(response => response.ErrorCode)]);
    }
}
