using System.Buffers;
using System.Diagnostics;
using Amazon.Kinesis.ClientLibrary;
using Visa.Decisions.Explanations;
using Visa.Decisions.ModelFiles;
using Visa.Decisions.Policies;
using Visa.Domain.Decisions;
using Visa.Features;
using Visa.Features.Cards;
using Visa.StreamConsumer.Records;

namespace Visa.Benchmarks.Engine;

/// <summary>One shard's way from records to the bytes of decisions in one process and on one thread: what the consumer and scoring do, without the wire between them.</summary>
internal sealed class ShardEngine
{
    private const int ReasonsOfModel = 4;

    private readonly CardStateStore _cards;
    private readonly ServingModel _model;
    private readonly PolicyEvaluator _policy;
    private readonly DecisionContext _context;
    private readonly TransactionBatch _batch;
    private readonly double[] _margins;
    private readonly Assessment[] _assessments;
    private readonly ArrayBufferWriter<byte> _output = new(1 << 20);

    public ShardEngine(CardStateStore cards, ServingModel model, PolicyEvaluator policy, int batchSize)
    {
        (_cards, _model, _policy) = (cards, model, policy);
        _context = new DecisionContext(model.Version, policy.Policy.Version, FeatureCatalogue.Version, "none", DegradeStep.Model);
        _batch = new TransactionBatch(batchSize, TimeProvider.System);
        _margins = new double[batchSize];
        _assessments = new Assessment[batchSize];
    }

    /// <summary>Time spent in each of <see cref="EngineStage"/>, in ticks of <see cref="Stopwatch"/>.</summary>
    public long[] Ticks { get; } = new long[Enum.GetValues<EngineStage>().Length];

    public long Decided { get; private set; }

    /// <summary>Decisions made that are no approvals.</summary>
    public long Flagged { get; private set; }

    /// <returns>The bytes of the decisions, until the next call.</returns>
    public ReadOnlySpan<byte> Decide(KinesisClientRecord[] records)
    {
        var at = Stopwatch.GetTimestamp();
        _batch.Decode(records);
        at = Count(EngineStage.Decode, at);
        _batch.Compute(_cards);
        at = Count(EngineStage.Features, at);
        _model.Kernel.Margins(_batch.Features.Values, _margins.AsSpan(0, _batch.Features.Count));
        at = Count(EngineStage.Model, at);
        Assess();
        at = Count(EngineStage.Policy, at);
        Encode();
        Count(EngineStage.Encode, at);
        Decided += _batch.Accepted.Count;
        return _output.WrittenSpan;
    }

    private void Assess()
    {
        for (var row = 0; row < _batch.Accepted.Count; row++)
        {
            var vector = _batch.Features[row];
            var score = _model.Probability(_margins[row]);
            var outcome = _policy.Policy.Thresholds.OutcomeOf(score);
            var reasons = _policy.Assess(vector).Reasons;
            if (outcome != DecisionOutcome.Approve)
            {
                Flagged++;
                reasons = reasons.AddRange(_model.Explain(vector).Take(ReasonsOfModel).Select(Reason));
            }
            _assessments[row] = new Assessment(_margins[row], score, outcome, reasons);
        }
    }

    private void Encode()
    {
        _output.ResetWrittenCount();
        var now = TimeProvider.System.GetUtcNow();
        for (var row = 0; row < _batch.Accepted.Count; row++)
        {
            var (transaction, ordinal) = _batch.Accepted[row];
            var assessment = _assessments[row];
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
        var now = Stopwatch.GetTimestamp();
        Ticks[(int)stage] += now - since;
        return now;
    }

    private static DecisionReason Reason(FeatureContribution contribution) =>
        new(FeatureCatalogue.Features[contribution.FeatureId].Name.ToUpperInvariant(), contribution.Contribution);
}
