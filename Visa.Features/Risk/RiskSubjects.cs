using Visa.Domain.Transactions;
using Visa.Features.Identities;

namespace Visa.Features.Risk;

/// <summary>What a transaction's risk is looked up by: hashes of terminal (within its merchant), merchant, MCC, BIN and card.</summary>
public readonly record struct RiskSubjects(ulong Terminal, ulong Merchant, ulong Mcc, ulong Bin, ulong Card)
{
    public ulong this[RiskKind kind] => kind switch
    {
        RiskKind.Terminal => Terminal,
        RiskKind.Merchant => Merchant,
        RiskKind.Mcc => Mcc,
        RiskKind.Bin => Bin,
        _ => Card,
    };

    public static RiskSubjects Of(Transaction transaction) => Of(transaction, IdHash.Of(transaction.MerchantId), IdHash.Of(transaction.TerminalId));

    internal static RiskSubjects Of(Transaction transaction, ulong merchant, ulong terminal) => new(
        IdHash.Of(new UInt128(merchant, terminal)),
        merchant,
        IdHash.Of(transaction.Mcc),
        IdHash.Of(transaction.CardNumber.Value.AsSpan(0, Domain.Cards.MaskedPan.LeadingDigits)),
        IdHash.Of(transaction.CardToken.Value));
}
