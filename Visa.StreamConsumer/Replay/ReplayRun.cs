using System.Buffers;
using Visa.Decisions.Policies;
using Visa.Domain.Decisions;
using Visa.Domain.Transactions;
using Visa.Features;
using Visa.Features.Cards;
using Visa.Features.Risk;
using Visa.StreamConsumer.Ladder;
using Visa.StreamConsumer.Records;
using Visa.StreamConsumer.Risk;

namespace Visa.StreamConsumer.Replay;

/// <summary>
/// Decides again what the lake says was decided: every card's transactions in the order of their ordinals through the features that the live path computes, and
/// those of the range through the recorded context, or the model and policy that were asked for. Reads only.
/// </summary>
internal sealed class ReplayRun(ReplayArguments arguments, LakeLines lake, ReplayAssessors assessors, RiskTables risks)
{
    private readonly CardStateStore _cards = new();
    private readonly FeatureRows _row = new(1);
    private readonly ArrayBufferWriter<byte> _line = new(512);
    private readonly ReplayReport _report = new() { From = arguments.From, To = arguments.To, Model = arguments.Model, Policy = arguments.Policy };

    public async Task<ReplayReport> RunAsync(CancellationToken cancellationToken)
    {
        var decisions = new RecordedDecisions(arguments);
        await foreach (var line in lake.ReadAsync("raw/decisions/", cancellationToken)) decisions.Add(line.Span);
        (_report.Conflicting, _report.Unreadable) = (decisions.Conflicting, decisions.Unreadable);

        var order = new CardOrder();
        var seen = new HashSet<TransactionId>();
        await foreach (var line in lake.ReadAsync("raw/transactions/", cancellationToken))
        {
            if (!TransactionJson.TryRead(line.Span, out var transaction, out _))
                _report.Unreadable++;
            else if (decisions.TryTake(transaction!.Id, out var decision))
                await TakeTurnsAsync(order, transaction, decision!, seen, cancellationToken);
            else if (!seen.Contains(transaction.Id) && IsInRange(transaction))
                _report.Undecided++;
        }
        _report.Incomplete = order.Waiting.LongCount(waiting => waiting.Decision.InRange is not null);
        return _report;
    }

    private async Task TakeTurnsAsync(CardOrder order, Transaction transaction, RecordedDecision decision, HashSet<TransactionId> seen, CancellationToken cancellationToken)
    {
        if (decision.InRange is not null) seen.Add(transaction.Id);
        foreach (var (next, recorded) in order.Add(transaction, decision))
            await ReplayAsync(next, recorded, cancellationToken);
    }

    private async Task ReplayAsync(Transaction transaction, RecordedDecision recorded, CancellationToken cancellationToken)
    {
        var risk = await risks.FindAsync(recorded.RiskVersion, cancellationToken);
        _cards.Risk = risk ?? NoRisk.Instance;
        _row.Clear(recorded.RiskVersion);
        var isAccepted = _cards.TryAccept(transaction, _row.Next(), out var ordinal);
        if (recorded.InRange is not { } range) return;
        if (risk is null)
            _report.AddUnavailable($"risk table {recorded.RiskVersion}");
        else if (!isAccepted)
            _report.AddUnavailable("acceptance: the card's state has the transaction already");
        else
            await DecideAsync(transaction, ordinal, range.Decision, range.Line, cancellationToken);
    }

    private async Task DecideAsync(Transaction transaction, long ordinal, Decision recorded, byte[] line, CancellationToken cancellationToken)
    {
        _row.Add(TransactionFacts.Of(transaction));
        if (await AssessAsync(transaction, recorded.Context, cancellationToken) is not var (context, answer))
            return;
        var replayed = new Decision
        {
            TransactionId = transaction.Id,
            CardToken = transaction.CardToken,
            CardOrdinal = ordinal,
            Score = answer.Score,
            Outcome = answer.Outcome,
            Reasons = answer.Reasons,
            Context = context,
            EventTime = transaction.EventTime,
            DecidedAt = recorded.DecidedAt,
        };
        _line.ResetWrittenCount();
        DecisionJson.Write(_line, replayed);
        // Written with its newline, read without.
        _report.Add(new ReplayedDecision(recorded, replayed), _line.WrittenSpan[..^1].SequenceEqual(line), arguments.Examples);
    }

    private async Task<(DecisionContext Context, ScoredTransaction Answer)?> AssessAsync(Transaction transaction, DecisionContext recorded, CancellationToken cancellationToken)
    {
        if (recorded.Step == DegradeStep.SafeDefault)
            return (recorded, SafeDefault.Score(_row).Answers[0]);
        if (recorded.CatalogueVersion != FeatureCatalogue.Version)
        {
            _report.AddUnavailable($"feature catalogue {recorded.CatalogueVersion}");
            return null;
        }
        if (await assessors.FindAsync(recorded, arguments, cancellationToken) is not { } assessor)
        {
            _report.AddUnavailable($"model {arguments.Model ?? recorded.ModelVersion} with policy {arguments.Policy ?? recorded.PolicyVersion}");
            return null;
        }
        var assessment = assessor.Assess(_row[0], TransactionFacts.Of(transaction));
        var model = recorded.Step == DegradeStep.Model ? assessor.ModelVersion : recorded.ModelVersion;
        var context = recorded with { ModelVersion = model, PolicyVersion = assessor.Policy.Version };
        return (context, new ScoredTransaction(assessment.Score, assessment.Outcome, assessment.Reasons));
    }

    private bool IsInRange(Transaction transaction) => transaction.EventTime >= arguments.From && transaction.EventTime < arguments.To;
}
