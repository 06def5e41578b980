using System.Buffers;
using Amazon.Kinesis;
using Amazon.Kinesis.Model;
using Microsoft.Extensions.Options;
using Polly;
using Polly.Registry;
using Visa.Domain.Decisions;
using Visa.ServiceDefaults.Platform;
using Visa.ServiceDefaults.Resilience;
using Visa.StreamConsumer.Shards;

namespace Visa.StreamConsumer.Emission;

/// <summary>Puts decisions on their stream, each card's in order, and returns when each of them is acknowledged.</summary>
internal sealed class DecisionEmitter(
    IAmazonKinesis kinesis, ResiliencePipelineProvider<string> pipelines, IOptions<PlatformOptions> platform, ILogger<DecisionEmitter> logger)
{
    private const int MaxRecords = 500;
    private const int MaxBytes = 4 * 1024 * 1024;

    private readonly ResiliencePipeline _pipeline = pipelines.GetPipeline(ResiliencePipelines.Kinesis);
    private readonly string _stream = platform.Value.DecisionsStream;

    public async Task EmitAsync(ShardHold hold, IEnumerable<Decision> decisions, CancellationToken cancellationToken)
    {
        var pending = new PendingRecords<PutRecordsRequestEntry>(MaxRecords, MaxBytes);
        var json = new ArrayBufferWriter<byte>(1024);
        foreach (var decision in decisions)
        {
            json.ResetWrittenCount();
            DecisionJson.Write(json, decision);
            var card = decision.CardToken.ToString();
            pending.Add(new PutRecordsRequestEntry { Data = new MemoryStream(json.WrittenSpan.ToArray()), PartitionKey = card }, json.WrittenCount, card);
        }
        while (pending.Count > 0)
            await _pipeline.ExecuteAsync(async token => await PutAsync(hold, pending, token), cancellationToken);
    }

    private async Task PutAsync(ShardHold hold, PendingRecords<PutRecordsRequestEntry> pending, CancellationToken cancellationToken)
    {
        var request = new PutRecordsRequest { StreamName = _stream, Records = pending.NextRequest() };
        hold.ThrowIfLost();
        var answer = await kinesis.PutRecordsAsync(request, cancellationToken);
        try
        {
            pending.Settle([.. answer.Records.Select(record => record.ErrorCode)]);
        }
        catch (PartialPutException partial)
        {
            logger.PutPartially(partial.Message, _stream);
            throw;
        }
    }
}
