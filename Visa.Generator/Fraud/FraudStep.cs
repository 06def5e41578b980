using Visa.Domain.Transactions;

namespace Visa.Generator.Fraud;

/// <summary>One thing that a fraudster does with a card. Time in milliseconds since 1970, UTC.</summary>
/// <param name="Case">Whose doing it is.</param>
/// <param name="Kind">A payment, or something done with a payment that the holder makes anyway.</param>
/// <param name="Time">When; for a holder's payment, its time.</param>
/// <param name="Terminal">Where; for a holder's payment, its terminal.</param>
/// <param name="Usd">About how much, in US dollars; 0 verifies the account.</param>
internal readonly record struct FraudStep(FraudCase Case, FraudStepKind Kind, long Time, int Terminal, double Usd)
{
    public TransactionType Type { get; init; }

    public EntryMode EntryMode { get; init; }
}
