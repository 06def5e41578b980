using System.Buffers;
using Visa.Domain.Decisions;
using Visa.Domain.Transactions;

namespace Visa.StreamConsumer.Replay;

/// <summary>The decisions of the lake by transaction: delivered at least once, so that the first wins and a second one must say the same.</summary>
internal sealed class RecordedDecisions(ReplayArguments arguments)
{
    private readonly Dictionary<TransactionId, RecordedDecision> _decisions = [];

    /// <summary>Lines that are no decisions.</summary>
    public long Unreadable { get; private set; }

    /// <summary>Transactions of the range that were decided in two ways.</summary>
    public long Conflicting { get; private set; }

    public void Add(ReadOnlySpan<byte> line)
    {
        if (!DecisionJson.TryRead(line, out var decision, out _))
        {
            Unreadable++;
            return;
        }
        var isInRange = decision!.EventTime >= arguments.From && decision.EventTime < arguments.To;
        var recorded = new RecordedDecision(decision.CardOrdinal, decision.Context.RiskVersion, isInRange ? (decision, line.ToArray()) : null);
        if (_decisions.TryAdd(decision.TransactionId, recorded) || !isInRange) return;
        if (_decisions[decision.TransactionId].InRange is { } first && !IsSame(first.Decision, decision)) Conflicting++;
    }

    /// <summary>Takes the decision out: a transaction is delivered at least once, and replayed once.</summary>
    public bool TryTake(TransactionId transaction, out RecordedDecision? decision) => _decisions.Remove(transaction, out decision);

    private static bool IsSame(Decision first, Decision second)
    {
        var (one, other) = (new ArrayBufferWriter<byte>(), new ArrayBufferWriter<byte>());
        DecisionJson.Write(one, first);
        DecisionJson.Write(other, second with { DecidedAt = first.DecidedAt });
        return one.WrittenSpan.SequenceEqual(other.WrittenSpan);
    }
}
