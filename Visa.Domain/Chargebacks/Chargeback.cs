using Visa.Domain.Cards;
using Visa.Domain.Transactions;

namespace Visa.Domain.Chargebacks;

/// <summary>What an issuer reports about a transaction its cardholder disputes, as it travels on the stream <c>chargebacks</c>.</summary>
public sealed record Chargeback
{
    public required TransactionId TransactionId { get; init; }

    public required CardToken CardToken { get; init; }

    /// <summary>When the issuer reported it, UTC, milliseconds.</summary>
    public required DateTimeOffset ReportedAt { get; init; }

    /// <summary>A Visa dispute condition, such as 10.4 (other fraud, card absent).</summary>
    public required string ReasonCode { get; init; }

    /// <summary>The disputed amount, in the currency of the transaction.</summary>
    public required Money Amount { get; init; }
}
