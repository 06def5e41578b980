using System.Buffers;
using Amazon.Kinesis;
using Amazon.Kinesis.Model;
using Microsoft.Extensions.Options;
using Polly;
using Polly.Registry;
using Visa.Domain.Decisions;
using Visa.ServiceDefaults.Platform;
using Visa.ServiceDefaults.Resilience;
using Visa.StreamConsumer.SharedCalls;
using Visa.StreamConsumer.Shards;

namespace Visa.StreamConsumer.Emission;

/// <summary>Puts decisions on their stream, each card's in order, and returns when each of them is acknowledged. Those of several shards go together.</summary>
internal sealed class DecisionEmitter
{
    private const int MaxRecords = 500;
    private const int MaxBytes = 4 * 1024 * 1024;

    /// <summary>So that the next records are on their way while some are being stored.</summary>
    private const int CallsAtOnce = 2;

    private static readonly TimeSpan Gathering = TimeSpan.FromMilliseconds(1);

    private readonly IAmazonKinesis _kinesis;
    private readonly ResiliencePipeline _pipeline;
    private readonly string _stream;
    private readonly ILogger<DecisionEmitter> _logger;
    private readonly CallSharing<ShardRecords, IReadOnlyList<string?>> _sharing;

    public DecisionEmitter(IAmazonKinesis kinesis, ResiliencePipelineProvider<string> pipelines, IOptions<PlatformOptions> platform, TimeProvider clock, ILogger<DecisionEmitter> logger)
    {
        (_kinesis, _stream, _logger) = (kinesis, platform.Value.DecisionsStream, logger);
        _pipeline = pipelines.GetPipeline(ResiliencePipelines.Kinesis);
        _sharing = new CallSharing<ShardRecords, IReadOnlyList<string?>>(CallsAtOnce, MaxRecords, Gathering, clock, PutAsync);
    }

    public async Task EmitAsync(ShardHold hold, IEnumerable<Decision> decisions, CancellationToken cancellationToken)
    {
        var pending = new PendingRecords<PutRecordsRequestEntry>(MaxRecords, MaxBytes);
        var json = new ArrayBufferWriter<byte>(1024);
        foreach (var decision in decisions)
        {
            json.ResetWrittenCount();
            DecisionJson.Write(json, decision);
            var card = decision.CardToken.ToString();
            pending.Add(new PutRecordsRequestEntry { Data = Content(json.WrittenSpan), PartitionKey = card }, json.WrittenCount, card);
        }
        while (pending.Count > 0)
            await _pipeline.ExecuteAsync(async token => await PutAsync(hold, pending, token), cancellationToken);
    }

    /// <summary>A stream whose bytes can be written without a copy of them.</summary>
    private static MemoryStream Content(ReadOnlySpan<byte> json) => new(json.ToArray(), 0, json.Length, writable: false, publiclyVisible: true);

    private async Task PutAsync(ShardHold hold, PendingRecords<PutRecordsRequestEntry> pending, CancellationToken cancellationToken)
    {
        var records = pending.NextRequest();
        var errors = await _sharing.CallAsync(new ShardRecords(hold, records), records.Count, cancellationToken);
        try
        {
            pending.Settle(errors);
        }
        catch (PartialPutException partial)
        {
            _logger.PutPartially(partial.Message, _stream);
            throw;
        }
    }

    /// <summary>Puts the records of the shards that are still held.</summary>
    private async Task PutAsync(IReadOnlyList<CallPart<ShardRecords, IReadOnlyList<string?>>> parts)
    {
        var sent = new List<CallPart<ShardRecords, IReadOnlyList<string?>>>(parts.Count);
        var request = new PutRecordsRequest { StreamName = _stream, Records = [] };
        foreach (var part in parts)
        {
            if (!part.Content.Hold.IsHeld(out var lost))
            {
                part.Fail(lost);
                continue;
            }
            sent.Add(part);
            request.Records.AddRange(part.Content.Records);
        }
        if (sent.Count == 0)
            return;
        var answer = await _kinesis.PutRecordsAsync(request, CancellationToken.None);
        string?[] errors = [.. answer.Records.Select(record => record.ErrorCode)];
        if (errors.Length != request.Records.Count)
            throw new InvalidOperationException($"{request.Records.Count} records were sent and {errors.Length} answered: it cannot be known which were taken.");
        var first = 0;
        foreach (var part in sent)
        {
            part.Settle(new ArraySegment<string?>(errors, first, part.Weight));
            first += part.Weight;
        }
    }

    /// <summary>What one shard has in a request.</summary>
    private sealed record ShardRecords(ShardHold Hold, List<PutRecordsRequestEntry> Records);
}
