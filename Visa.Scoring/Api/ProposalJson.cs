namespace Visa.Scoring.Api;

/// <param name="Policy">The text of the policy file.</param>
/// <param name="Reason">Why, for the history.</param>
internal sealed record ProposalJson(string? Policy, string? Reason);
