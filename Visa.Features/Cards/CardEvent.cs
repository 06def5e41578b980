using Visa.Domain.Transactions;

namespace Visa.Features.Cards;

/// <summary>What a card's state keeps of one accepted transaction.</summary>
internal readonly record struct CardEvent
{
    public const int AmountsPerUnit = 1000;

    private const int AmountDecimals = 3;
    private const ulong FnvOffset = 14695981039346656037;
    private const ulong FnvPrime = 1099511628211;

    public required Guid Id { get; init; }

    /// <summary>Event time in milliseconds since 1970, UTC.</summary>
    public required long Time { get; init; }

    /// <summary>Billing amount in thousandths of a unit: exact for every currency.</summary>
    public required long Amount { get; init; }

    /// <summary>Stable 64-bit hash of the merchant id.</summary>
    public required ulong Merchant { get; init; }

    public required Country Country { get; init; }

    /// <summary>Degrees.</summary>
    public required double Latitude { get; init; }

    /// <summary>Degrees.</summary>
    public required double Longitude { get; init; }

    public required bool IsDeclined { get; init; }

    public static CardEvent Of(Transaction transaction) => new()
    {
        Id = transaction.Id.Value,
        Time = transaction.EventTime.ToUnixTimeMilliseconds(),
        Amount = Thousandths(transaction),
        Merchant = Hash(transaction.MerchantId),
        Country = Country.Parse(transaction.MerchantCountry),
        Latitude = transaction.Latitude,
        Longitude = transaction.Longitude,
        IsDeclined = transaction.Response != IssuerResponse.Approved,
    };

    private static long Thousandths(Transaction transaction)
    {
        var amount = transaction.BillingAmount.MinorUnits;
        for (var decimals = transaction.BillingAmount.Currency.Decimals; decimals < AmountDecimals; decimals++)
            amount = checked(amount * 10);
        return amount;
    }

    // FNV-1a: the snapshot outlives the process, and string.GetHashCode does not.
    private static ulong Hash(string merchantId)
    {
        var hash = FnvOffset;
        foreach (var character in merchantId)
            hash = (((hash ^ (byte)character) * FnvPrime) ^ (byte)(character >> 8)) * FnvPrime;
        return hash;
    }
}
