using Visa.Domain.Decisions;

namespace Visa.Scoring.Policies;

/// <param name="Now">What the present policy decides.</param>
/// <param name="Then">What the proposed one would.</param>
/// <param name="Reason">The strongest of the proposed one, in words.</param>
public sealed record DryRunExample(string TransactionId, DecisionOutcome Now, DecisionOutcome Then, double Score, string? Reason);
