using Visa.Domain.Transactions;
using Visa.Generator.Randomness;

namespace Visa.Generator.Labels;

/// <summary>The Visa dispute conditions that issuers name here: 10 is fraud, 12 processing errors, 13 consumer disputes.</summary>
internal static class DisputeConditions
{
    public const string Counterfeit = "10.1";
    public const string NotCounterfeit = "10.2";
    public const string OtherFraudCardPresent = "10.3";
    public const string OtherFraudCardAbsent = "10.4";
    public const string CreditNotProcessed = "13.6";

    /// <summary>What holders who are no victims of fraud dispute; some of them do not know the payment again and call it fraud.</summary>
    private static readonly (string Condition, double Share)[] Honest =
        [("13.1", 0.30), ("13.3", 0.16), ("13.7", 0.13), (CreditNotProcessed, 0.10), ("12.6.1", 0.09), ("12.5", 0.05), (OtherFraudCardAbsent, 0.17)];

    private static readonly (string Condition, double Share)[] Friendly =
        [(OtherFraudCardAbsent, 0.62), ("13.1", 0.22), ("13.3", 0.06), ("13.7", 0.10)];

    private static readonly WeightedChoice HonestChoice = new([.. Honest.Select(pair => pair.Share)]);
    private static readonly WeightedChoice FriendlyChoice = new([.. Friendly.Select(pair => pair.Share)]);

    /// <summary>What an issuer reports of a fraud by another than the holder.</summary>
    public static string OfFraud(EntryMode mode, bool isLost) => mode switch
    {
        EntryMode.Ecommerce or EntryMode.Manual => OtherFraudCardAbsent,
        EntryMode.Magstripe => Counterfeit,
        _ => isLost ? NotCounterfeit : OtherFraudCardPresent,
    };

    public static string OfFriendlyFraud(ulong hash) => Friendly[FriendlyChoice.Draw(hash)].Condition;

    public static string OfHonest(TransactionType type, EntryMode mode, ulong hash)
    {
        if (type == TransactionType.Recurring) return "13.2";
        if (type == TransactionType.Cash) return "13.9";
        var condition = Honest[HonestChoice.Draw(hash)].Condition;
        return condition == OtherFraudCardAbsent && mode != EntryMode.Ecommerce ? OtherFraudCardPresent : condition;
    }
}
