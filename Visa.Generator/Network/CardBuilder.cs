using System.Globalization;
using Visa.Domain.Cards;
using Visa.Generator.Randomness;

namespace Visa.Generator.Network;

/// <summary>Makes cardholders and their cards. A PAN lives from its making to its tokenising a line later, nowhere else.</summary>
internal sealed class CardBuilder(long seed, CardTokenizer tokenizer)
{
    private const double ActivitySigma = 0.8;
    private const double MaxActivity = 8;
    private const double SpendingSigma = 0.35;
    private const double Abroad = 0.03;
    private const double InAnotherCity = 0.05;

    /// <summary>Ranges that issuers' and processors' published test cards use.</summary>
    private static readonly string[] TestRanges = ["400000", "400005", "401288", "411111", "422222", "424242"];

    private static readonly double[] CardsAHolder = [0.72, 0.22, 0.06];

    private readonly Prng _prng = Prng.For(seed, "cards");
    private readonly WeightedChoice _homes = new([.. Cities.All.Select(city => city.Weight)]);
    private readonly WeightedChoice _cardsAHolder = new(CardsAHolder);
    private readonly HashSet<CardToken> _taken = [];

    public Card[] Build(int count, NameBook names)
    {
        var cards = new Card[count];
        for (var made = 0; made < count;)
        {
            var home = Cities.All[_homes.Draw(_prng)];
            var holder = names.Holder(home.Country);
            var spending = _prng.NextLogNormal(1, SpendingSigma);
            var location = Locate(home);
            for (var left = 1 + _cardsAHolder.Draw(_prng); left > 0 && made < count; left--)
                cards[made] = Issue(made++, holder, (home, location), spending);
        }
        return cards;
    }

    private Card Issue(int index, string holder, (City Home, City Location) places, double spending)
    {
        var (token, number) = Emboss();
        var account = tokenizer.TokenizeAccount(string.Create(CultureInfo.InvariantCulture, $"account {seed}/{index}"));
        return new Card(token, account, number)
        {
            Holder = holder,
            Home = places.Home,
            Location = places.Location,
            Activity = Math.Min(_prng.NextLogNormal(Math.Exp(-ActivitySigma * ActivitySigma / 2), ActivitySigma), MaxActivity),
            Spending = spending,
        };
    }

    private City Locate(City home)
    {
        var draw = _prng.NextDouble();
        if (draw < Abroad) return Cities.All[_homes.Draw(_prng)];
        return draw < Abroad + InAnotherCity ? _prng.Pick([.. Cities.All.Where(city => city.Country == home.Country)]) : home;
    }

    private (CardToken Token, MaskedPan Number) Emboss()
    {
        while (true)
        {
            var pan = DrawPan();
            var token = tokenizer.Tokenize(pan);
            if (_taken.Add(token)) return (token, pan.Mask());
        }
    }

    private Pan DrawPan()
    {
        Span<char> payload = stackalloc char[15];
        var range = _prng.Pick(TestRanges);
        range.CopyTo(payload);
        for (var i = range.Length; i < payload.Length; i++) payload[i] = (char)('0' + _prng.Next(10));
        return Pan.FromPayload(payload);
    }
}
