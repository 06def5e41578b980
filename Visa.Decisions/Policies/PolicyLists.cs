using System.Collections.Immutable;
using Visa.Domain.Cards;

namespace Visa.Decisions.Policies;

/// <summary>Who and where an override is about. Of each kind that has entries the transaction must match one; a kind without entries matches all.</summary>
public sealed record PolicyLists(
    ImmutableHashSet<CardToken> Cards, ImmutableHashSet<string> Merchants, ImmutableHashSet<string> MerchantCountries, ImmutableHashSet<string> CardCountries, ImmutableHashSet<int> Mccs)
{
    public static PolicyLists Empty { get; } = new([], [], [], [], []);

    public bool IsEmpty => Cards.IsEmpty && Merchants.IsEmpty && MerchantCountries.IsEmpty && CardCountries.IsEmpty && Mccs.IsEmpty;

    /// <param name="facts">Null when nobody said whom the transaction is of: then it is on no list.</param>
    public bool Match(TransactionFacts? facts) =>
        IsEmpty || (facts is { } known
            && (Cards.IsEmpty || Cards.Contains(known.Card))
            && (Merchants.IsEmpty || Merchants.Contains(known.MerchantId))
            && (MerchantCountries.IsEmpty || MerchantCountries.Contains(known.MerchantCountry))
            && (CardCountries.IsEmpty || CardCountries.Contains(known.CardCountry))
            && (Mccs.IsEmpty || Mccs.Contains(known.Mcc)));

    public bool Equals(PolicyLists? other) =>
        other is not null && Cards.SetEquals(other.Cards) && Merchants.SetEquals(other.Merchants) && MerchantCountries.SetEquals(other.MerchantCountries)
        && CardCountries.SetEquals(other.CardCountries) && Mccs.SetEquals(other.Mccs);

    public override int GetHashCode() => HashCode.Combine(Cards.Count, Merchants.Count, MerchantCountries.Count, CardCountries.Count, Mccs.Count);
}
