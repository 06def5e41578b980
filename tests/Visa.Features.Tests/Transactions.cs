using Visa.Domain;
using Visa.Domain.Cards;
using Visa.Domain.Transactions;

namespace Visa.Features.Tests;

/// <summary>Transactions with only what a test cares about set.</summary>
internal static class Transactions
{
    public static readonly DateTimeOffset Noon = new(2026, 3, 10, 12, 0, 0, TimeSpan.Zero);

    public static Transaction At(DateTimeOffset time, int number = 0, UInt128 card = default) => new()
    {
        Id = TransactionId.Create(time, (UInt128)number),
        Type = TransactionType.Purchase,
        CardNumber = new MaskedPan("400000******0000"),
        CardHolder = "Ada Lovelace",
        CardToken = new CardToken(card),
        AccountToken = new CardToken(card),
        Amount = new Money(1000, Currency.Usd),
        BillingAmount = new Money(1000, Currency.Usd),
        Merchant = "Shop",
        MerchantId = "m-1",
        Mcc = 5411,
        MerchantCountry = "FR",
        TerminalId = "t-1",
        Latitude = 48.85,
        Longitude = 2.35,
        CardCountry = "FR",
        EntryMode = EntryMode.Chip,
        Response = IssuerResponse.Approved,
        EventTime = time,
        SentAt = time,
    };
}
