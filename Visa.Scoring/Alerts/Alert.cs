using Visa.Domain.Decisions;

namespace Visa.Scoring.Alerts;

/// <summary>A transaction that was not approved, as an analyst sees it: what the decision says, and no more.</summary>
public sealed class Alert
{
    /// <summary>Ascends in the order of arrival.</summary>
    public long Number { get; init; }

    /// <summary>Unique: a transaction has one alert.</summary>
    public required string TransactionId { get; init; }

    public required string CardToken { get; init; }

    public required long CardOrdinal { get; init; }

    /// <summary>Probability of fraud, 0 to 1.</summary>
    public required double Score { get; init; }

    public required DecisionOutcome Outcome { get; init; }

    /// <summary>Strongest first.</summary>
    public required IReadOnlyList<AlertReason> Reasons { get; init; }

    public required string ModelVersion { get; init; }

    public required string PolicyVersion { get; init; }

    public required int CatalogueVersion { get; init; }

    public required string RiskVersion { get; init; }

    public required DegradeStep Step { get; init; }

    public required DateTimeOffset EventTime { get; init; }

    public required DateTimeOffset DecidedAt { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>Of the decision, its time aside: tells a repetition from a contradiction.</summary>
    public required long Digest { get; init; }

    /// <summary>The analyst whose it is; null while it is nobody's.</summary>
    public string? ClaimedBy { get; set; }

    public DateTimeOffset? ClaimedAt { get; set; }

    /// <summary>Null until it is judged.</summary>
    public AlertVerdict? Verdict { get; set; }

    /// <summary>The analyst's own words.</summary>
    public string? Note { get; set; }

    public DateTimeOffset? JudgedAt { get; set; }
}
