namespace Visa.Scoring.Api;

/// <summary>Why a transaction has its score: <paramref name="ExpectedMargin"/> and all contributions add up to <paramref name="Margin"/>.</summary>
/// <param name="Margin">The uncalibrated score, in log-odds.</param>
/// <param name="ExpectedMargin">Of the training rows; null for a scorecard, whose reasons are all there is.</param>
/// <param name="Contributions">Of every feature that has one, strongest first.</param>
internal sealed record ExplanationJson(ScoreAnswerJson Answer, double Margin, double? ExpectedMargin, IReadOnlyList<ContributionJson> Contributions);
