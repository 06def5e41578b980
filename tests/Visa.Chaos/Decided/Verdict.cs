using Visa.Chaos.Traffic;
using Visa.Domain.Decisions;

namespace Visa.Chaos.Decided;

/// <summary>What differs between a disturbed run's decisions and the undisturbed ones.</summary>
internal sealed record Verdict
{
    public required int Decided { get; init; }

    /// <summary>Transactions without a decision.</summary>
    public required int Lost { get; init; }

    /// <summary>Transactions with two decisions that differ.</summary>
    public required int Differing { get; init; }

    /// <summary>Transactions with a decision that is not the undisturbed one of its step.</summary>
    public required int Wrong { get; init; }

    /// <summary>Transactions that were decided without the model.</summary>
    public required int Degraded { get; init; }

    /// <summary>Reviews and declines: an alert each.</summary>
    public required int AlertsDue { get; init; }

    public required int Redelivered { get; init; }

    /// <summary>Some of what differs, for whoever looks.</summary>
    public required IReadOnlyList<string> Examples { get; init; }

    public static Verdict Of(IReadOnlyList<SimulatedRecord> sent, DecisionLog log, UndisturbedDecisions expected)
    {
        var lost = sent.Where(record => !log.First.ContainsKey(record.Id)).Select(record => record.Id).ToList();
        var differing = log.Forms.Where(forms => forms.Value.Count > 1).ToList();
        var wrong = log.First.Values.Where(decision => !log.Forms[decision.TransactionId].Contains(expected.Of(decision.TransactionId, decision.Context.Step) ?? "")).ToList();
        return new Verdict
        {
            Decided = log.First.Count,
            Lost = lost.Count,
            Differing = differing.Count,
            Wrong = wrong.Count + log.Unreadable,
            Degraded = log.First.Values.Count(decision => decision.Context.Step != DegradeStep.Model),
            AlertsDue = log.First.Values.Count(decision => decision.Outcome != DecisionOutcome.Approve),
            Redelivered = log.Redelivered,
            Examples =
            [
                .. lost.Take(3).Select(id => $"{id} was never decided"),
                .. differing.Take(3).Select(forms => $"{forms.Key} was decided as {string.Join(" and as ", forms.Value.Select(form => form.TrimEnd()))}"),
                .. wrong.Take(3).Select(decision => $"{decision.TransactionId} was decided as {log.Forms[decision.TransactionId].First().TrimEnd()} instead of {expected.Of(decision.TransactionId, decision.Context.Step)?.TrimEnd()}"),
            ],
        };
    }
}
