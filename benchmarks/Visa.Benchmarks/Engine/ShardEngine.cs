using System.Buffers;
using Amazon.Kinesis.ClientLibrary;
using Visa.Benchmarks.Measuring;
using Visa.Decisions.Policies;
using Visa.Domain.Decisions;
using Visa.Features;
using Visa.Features.Cards;
using Visa.StreamConsumer.Records;

namespace Visa.Benchmarks.Engine;

/// <summary>One shard's way from records to the bytes of decisions in one process and on one thread: what the consumer and scoring do, without the wire between them.</summary>
internal sealed class ShardEngine
{
    private readonly CardStateStore _cards;
    private readonly Assessor _assessor;
    private readonly DecisionContext _context;
    private readonly TransactionBatch _batch;
    private readonly Assessment[] _assessments;
    private readonly ArrayBufferWriter<byte> _output = new(1 << 20);

    public ShardEngine(CardStateStore cards, Assessor assessor, int batchSize)
    {
        (_cards, _assessor) = (cards, assessor);
        _context = new DecisionContext(assessor.ModelVersion, assessor.Policy.Version, FeatureCatalogue.Version, "none", DegradeStep.Model);
        _batch = new TransactionBatch(batchSize, TimeProvider.System);
        _assessments = new Assessment[batchSize];
    }

    /// <summary>Processor time spent in each of <see cref="EngineStage"/>.</summary>
    public long[] Nanoseconds { get; } = new long[Enum.GetValues<EngineStage>().Length];

    public long Decided { get; private set; }

    /// <summary>Decisions made that are no approvals.</summary>
    public long Flagged { get; private set; }

    /// <returns>The bytes of the decisions, until the next call.</returns>
    public ReadOnlySpan<byte> Decide(KinesisClientRecord[] records)
    {
        var at = ThreadClock.Nanoseconds();
        _batch.Decode(records);
        at = Count(EngineStage.Decode, at);
        _batch.Compute(_cards);
        at = Count(EngineStage.Features, at);
        _assessor.Assess(_batch.Features.Values, _batch.Features.Facts, _assessments.AsSpan(0, _batch.Features.Count));
        at = Count(EngineStage.Assess, at);
        Encode();
        Count(EngineStage.Encode, at);
        Decided += _batch.Accepted.Count;
        return _output.WrittenSpan;
    }

    private void Encode()
    {
        _output.ResetWrittenCount();
        var now = TimeProvider.System.GetUtcNow();
        for (var row = 0; row < _batch.Accepted.Count; row++)
        {
            var (transaction, ordinal) = _batch.Accepted[row];
            var assessment = _assessments[row];
            Flagged += assessment.Outcome == DecisionOutcome.Approve ? 0 : 1;
            DecisionJson.Write(_output, new Decision
            {
                TransactionId = transaction.Id,
                CardToken = transaction.CardToken,
                CardOrdinal = ordinal,
                Score = assessment.Score,
                Outcome = assessment.Outcome,
                Reasons = assessment.Reasons,
                Context = _context,
                EventTime = transaction.EventTime,
                DecidedAt = now,
            });
        }
    }

    private long Count(EngineStage stage, long since)
    {
        var now = ThreadClock.Nanoseconds();
        Nanoseconds[(int)stage] += now - since;
        return now;
    }
}
