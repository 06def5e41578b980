using Visa.Domain.Decisions;

namespace Visa.Scoring.Policies;

public sealed record DryRunOutcome(DecisionOutcome Outcome, long Now, long Then);
