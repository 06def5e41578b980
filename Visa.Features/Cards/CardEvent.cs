using System.Runtime.InteropServices;
using Visa.Domain.Transactions;
using Visa.Features.Amounts;
using Visa.Features.Identities;
using Visa.Features.Places;

namespace Visa.Features.Cards;

/// <summary>
/// What a card's state keeps of one accepted transaction, in 40 bytes: the hash of the id (64 bits); merchant (48) and terminal
/// (16 + 16 of it, told apart within a merchant only); event time in ms since 1970 (44), country (10), entry mode (3), type (3),
/// declined (1); amount in thousandths of a dollar (44), MCC (14); position (24 + 24).
/// </summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly struct CardEvent : IEquatable<CardEvent>
{
    public const int Words = 5;

    /// <summary><see cref="Mcc"/> and <see cref="Country"/> are below these: what their bits can hold.</summary>
    public const int MccCodes = 1 << 14;
    public const int CountryCodes = 1 << 10;


    public const long MaxTime = (1L << 44) - 1;

    private const int MerchantShift = 16;
    private const ulong Low16 = 0xFFFF;
    private const ulong Low24 = Place.Steps - 1;

    private readonly ulong _id;
    private readonly ulong _merchantAndTerminal;
    private readonly ulong _timeAndCodes;
    private readonly ulong _amountAndMcc;
    private readonly ulong _placeAndTerminal;

    private CardEvent(Transaction transaction, ulong merchant, ulong terminal)
    {
        var time = Math.Clamp(transaction.EventTime.ToUnixTimeMilliseconds(), 0, MaxTime);
        var place = Place.Of(transaction.Latitude, transaction.Longitude);
        var amount = ExchangeRates.Thousandths(transaction.BillingAmount, transaction.EventTime.Year);
        _id = IdHash.Of(transaction.Id.Value);
        _merchantAndTerminal = (merchant >> MerchantShift << MerchantShift) | (terminal & Low16);
        _timeAndCodes = ((ulong)time << 20) | ((ulong)Identities.Country.Of(transaction.MerchantCountry) << 10)
            | (((ulong)transaction.EntryMode & 7) << 7) | (((ulong)transaction.Type & 7) << 4)
            | (transaction.Response == IssuerResponse.Approved ? 0UL : 1UL);
        _amountAndMcc = ((ulong)amount << 20) | ((ulong)transaction.Mcc << 6);
        _placeAndTerminal = ((ulong)place.Latitude << 40) | ((ulong)place.Longitude << 16) | ((terminal >> 16) & Low16);
    }

    /// <summary>Hash of the transaction's id.</summary>
    public ulong Id => _id;

    /// <summary>Event time in milliseconds since 1970, UTC; times outside of 1970 to 2527 count as the nearest inside.</summary>
    public long Time => (long)(_timeAndCodes >> 20);

    /// <summary>Billing amount in thousandths of a dollar.</summary>
    public long Amount => (long)(_amountAndMcc >> 20);

    /// <summary>The first 48 bits of the merchant's hash.</summary>
    public ulong Merchant => _merchantAndTerminal >> MerchantShift;

    /// <summary>32 bits that tell the terminals of one merchant apart.</summary>
    public uint Terminal => (uint)(((_placeAndTerminal & Low16) << 16) | (_merchantAndTerminal & Low16));

    public int Country => (int)(_timeAndCodes >> 10) & 0x3FF;

    public EntryMode EntryMode => (EntryMode)((_timeAndCodes >> 7) & 7);

    public TransactionType Type => (TransactionType)((_timeAndCodes >> 4) & 7);

    public bool IsDeclined => (_timeAndCodes & 1) != 0;

    public int Mcc => (int)(_amountAndMcc >> 6) & 0x3FFF;

    public Place Place => new((int)(_placeAndTerminal >> 40), (int)((_placeAndTerminal >> 16) & Low24));

    public bool IsNotPresent => EntryMode >= EntryMode.Ecommerce;

    /// <param name="transaction">As it came from the stream.</param>
    /// <param name="merchant">The hash of its merchant.</param>
    /// <param name="terminal">The hash of its terminal.</param>
    public static CardEvent Of(Transaction transaction, ulong merchant, ulong terminal) => new(transaction, merchant, terminal);

    /// <summary>False for bits that no transaction gives.</summary>
    public bool IsSound() => (_timeAndCodes & 0xE) == 0 && (_amountAndMcc & 0x3F) == 0 && EntryMode <= EntryMode.Manual
        && Type <= TransactionType.AccountVerification && Country < Identities.Country.Count && Mcc <= 9999 && Amount <= ExchangeRates.MaxAmount;

    public bool Equals(CardEvent other) => (_id, _merchantAndTerminal, _timeAndCodes, _amountAndMcc, _placeAndTerminal)
        == (other._id, other._merchantAndTerminal, other._timeAndCodes, other._amountAndMcc, other._placeAndTerminal);

    public override bool Equals(object? obj) => obj is CardEvent other && Equals(other);

    public override int GetHashCode() => _id.GetHashCode();
}
