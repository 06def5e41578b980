using Visa.Domain.Transactions;

namespace Visa.Features.Cards;

/// <summary>What a card's state keeps of one accepted transaction.</summary>
/// <param name="Time">Event time in milliseconds since 1970, UTC.</param>
/// <param name="Amount">Billing amount in thousandths of a unit: exact for every currency.</param>
/// <param name="Merchant">Stable 64-bit hash of the merchant id.</param>
/// <param name="Latitude">Degrees.</param>
/// <param name="Longitude">Degrees.</param>
internal readonly record struct CardEvent(
    Guid Id, long Time, long Amount, ulong Merchant, Country Country, double Latitude, double Longitude, bool IsDeclined)
{
    public const int AmountsPerUnit = 1000;

    private const int AmountDecimals = 3;
    private const ulong FnvOffset = 14695981039346656037;
    private const ulong FnvPrime = 1099511628211;

    public static CardEvent Of(Transaction transaction) => new(
        transaction.Id.Value,
        transaction.EventTime.ToUnixTimeMilliseconds(),
        Thousandths(transaction),
        Hash(transaction.MerchantId),
        Country.Parse(transaction.MerchantCountry),
        transaction.Latitude,
        transaction.Longitude,
        transaction.Response != IssuerResponse.Approved);

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
