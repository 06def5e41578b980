using Visa.Domain.Cards;
using Visa.Generator.Randomness;

namespace Visa.Generator.Network;

/// <summary>Every card and merchant of the synthetic network, the same for the same seed, sizes and token key.</summary>
internal sealed class Population
{
    private readonly WeightedChoice _activity;
    private readonly ILookup<int, Merchant> _byCategory;
    private readonly ILookup<(int Mcc, string Country), Merchant> _byCountry;
    private readonly ILookup<(int Mcc, City City), Merchant> _byCity;

    private Population(Card[] cards, Merchant[] merchants)
    {
        Cards = cards;
        Merchants = merchants;
        _activity = new WeightedChoice([.. cards.Select(card => card.Activity)]);
        _byCategory = merchants.ToLookup(merchant => merchant.Category.Mcc);
        _byCountry = merchants.ToLookup(merchant => (merchant.Category.Mcc, merchant.City.Country));
        _byCity = merchants.ToLookup(merchant => (merchant.Category.Mcc, merchant.City));
    }

    public IReadOnlyList<Card> Cards { get; }

    public IReadOnlyList<Merchant> Merchants { get; }

    public static Population Build(long seed, int cards, int merchants, CardTokenizer tokenizer)
    {
        var names = new NameBook(seed);
        return new Population(new CardBuilder(seed, tokenizer).Build(cards, names), new MerchantBuilder(seed).Build(merchants, names));
    }

    /// <summary>The index of a card, drawn by how often it is used.</summary>
    public int DrawCard(Prng prng) => _activity.Draw(prng);

    /// <summary>A merchant of the category in the city, or failing that in its country, or anywhere.</summary>
    public Merchant DrawMerchant(Prng prng, int mcc, City city) => Popular(prng, _byCity[(mcc, city)]) ?? DrawMerchant(prng, mcc, city.Country);

    public Merchant DrawMerchant(Prng prng, int mcc, string country) => Popular(prng, _byCountry[(mcc, country)]) ?? DrawMerchant(prng, mcc);

    public Merchant DrawMerchant(Prng prng, int mcc) => Popular(prng, _byCategory[mcc]) ?? prng.Pick(Merchants);

    /// <summary>Squaring the draw favours the first: a few merchants have most of the custom.</summary>
    private static Merchant? Popular(Prng prng, IEnumerable<Merchant> merchants)
    {
        var count = merchants.Count();
        if (count == 0) return null;
        var draw = prng.NextDouble();
        return merchants.ElementAt((int)(draw * draw * count));
    }
}
