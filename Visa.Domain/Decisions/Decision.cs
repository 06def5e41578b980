using Visa.Domain.Cards;
using Visa.Domain.Transactions;

namespace Visa.Domain.Decisions;

/// <summary>What the platform answered for one transaction, as it travels on the stream <c>decisions</c>.</summary>
public sealed record Decision
{
    public required TransactionId TransactionId { get; init; }

    public required CardToken CardToken { get; init; }

    /// <summary>The card's count of accepted transactions, this one included.</summary>
    public required long CardOrdinal { get; init; }

    /// <summary>Calibrated probability of fraud, 0 to 1.</summary>
    public required double Score { get; init; }

    public required DecisionOutcome Outcome { get; init; }

    /// <summary>Strongest first.</summary>
    public required IReadOnlyList<DecisionReason> Reasons { get; init; }

    public required DecisionContext Context { get; init; }

    public required DateTimeOffset EventTime { get; init; }

    /// <summary>Wall time, UTC, milliseconds.</summary>
    public required DateTimeOffset DecidedAt { get; init; }
}
