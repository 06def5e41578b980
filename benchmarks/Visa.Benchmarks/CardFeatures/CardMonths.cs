using Visa.Domain;
using Visa.Domain.Cards;
using Visa.Domain.Transactions;

namespace Visa.Benchmarks.CardFeatures;

/// <summary>
/// Cards with a month and more of history at 1.2 transactions a day: half of them at five merchants of the card's own, the rest at any of
/// twenty thousand. Made anew on each call from the number of the card and of its transaction.
/// </summary>
internal static class CardMonths
{
    /// <summary>36 in the 30 days and what has been kept for a day more.</summary>
    public const int PerCard = 37;

    private const int Merchants = 20_000;
    private static readonly TimeSpan Pace = TimeSpan.FromDays(1 / 1.2);
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly string[] MerchantIds = [.. Enumerable.Range(0, Merchants).Select(number => $"M{number:D9}")];
    private static readonly string[] TerminalIds = [.. Enumerable.Range(0, Merchants).Select(number => $"T{number:D7}")];
    private static readonly int[] Mccs = [5411, 5812, 5541, 5912, 5311, 4111, 5732, 5816];

    public static Transaction Make(int card, int number)
    {
        var draw = Mix(((ulong)card << 32) | (uint)number);
        var merchant = (int)((draw & 1) == 0 ? Mix((ulong)card * 5 + (draw >> 1) % 5) % Merchants : (draw >> 8) % Merchants);
        var time = Start + Pace * number + TimeSpan.FromMilliseconds(draw % 36_000_000);
        var money = new Money((long)(500 + (draw >> 20) % 12_000), Currency.Usd);
        return new Transaction
        {
            Id = TransactionId.Create(time, draw),
            Type = (draw >> 40) % 20 == 0 ? TransactionType.Cash : TransactionType.Purchase,
            CardNumber = new MaskedPan("400000******0000"),
            CardHolder = "Ada Lovelace",
            CardToken = Token(card),
            AccountToken = Token(card),
            Amount = money,
            BillingAmount = money,
            Merchant = "Shop",
            MerchantId = MerchantIds[merchant],
            Mcc = Mccs[merchant % Mccs.Length],
            MerchantCountry = merchant % 50 == 0 ? "GB" : "FR",
            TerminalId = TerminalIds[merchant],
            Latitude = 48 + merchant % 100 / 100.0,
            Longitude = 2 + merchant % 90 / 100.0,
            CardCountry = "FR",
            EntryMode = (EntryMode)((draw >> 44) % 4),
            Response = (draw >> 50) % 30 == 0 ? IssuerResponse.DoNotHonor : IssuerResponse.Approved,
            EventTime = time,
            SentAt = time,
        };
    }

    private static CardToken Token(int card) => new(new UInt128(Mix((ulong)card + 1), Mix((ulong)card + 7_000_000_000)));

    private static ulong Mix(ulong x)
    {
        x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9;
        x = (x ^ (x >> 27)) * 0x94D049BB133111EB;
        return x ^ (x >> 31);
    }
}
