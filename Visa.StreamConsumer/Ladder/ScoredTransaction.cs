using Visa.Domain.Decisions;

namespace Visa.StreamConsumer.Ladder;

/// <param name="Score">Probability of fraud, 0 to 1.</param>
/// <param name="Reasons">Strongest first.</param>
internal readonly record struct ScoredTransaction(double Score, DecisionOutcome Outcome, IReadOnlyList<DecisionReason> Reasons);
