using Visa.Domain.Decisions;
using Visa.Scoring.Alerts;

namespace Visa.Scoring.Api;

/// <param name="Score">Probability of fraud, 0 to 1.</param>
/// <param name="Reasons">Strongest first, in words.</param>
internal sealed record ScoreAnswerJson(string ModelVersion, string PolicyVersion, int CatalogueVersion, double Score, DecisionOutcome Decision, IReadOnlyList<AlertReason> Reasons);
