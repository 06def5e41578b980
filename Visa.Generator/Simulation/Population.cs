using Visa.Domain.Cards;
using Visa.Generator.Cardholders;
using Visa.Generator.Network;

namespace Visa.Generator.Simulation;

/// <summary>Every cardholder, card and merchant of the synthetic network, the same for the same seed, sizes and token key.</summary>
internal sealed class Population
{
    private readonly Customer[] _customers;
    private readonly Card[] _cards;
    private readonly string[] _holders;
    private readonly Merchant[] _merchants;
    private readonly Terminal[] _terminals;
    private readonly int[] _firstOfCity;

    private Population(long seed, (Customer[], Card[], string[]) people, (Merchant[], Terminal[]) trade, CardTokenizer tokenizer)
    {
        Seed = seed;
        (_customers, _cards, _holders) = people;
        (_merchants, _terminals) = trade;
        Faces = new CardFaces(seed, _cards, _holders, tokenizer);
        Places = new TerminalFaces(_terminals, _merchants);
        Directory = new MerchantDirectory(_merchants);
        Travel = new TravelPlan(seed);
        _firstOfCity = [.. Enumerable.Range(0, Cities.All.Count + 1).Select(city => FirstFrom(city))];
    }

    public long Seed { get; }

    public ReadOnlySpan<Customer> Customers => _customers;

    public ReadOnlySpan<Card> Cards => _cards;

    public IReadOnlyList<Merchant> Merchants => _merchants;

    public ReadOnlySpan<Terminal> Terminals => _terminals;

    public CardFaces Faces { get; }

    public TerminalFaces Places { get; }

    public MerchantDirectory Directory { get; }

    public TravelPlan Travel { get; }

    public static Population Build(long seed, int cards, int merchants, CardTokenizer tokenizer)
    {
        var names = new NameBook(seed);
        var people = new CustomerBuilder(seed, names).Build(cards);
        return new Population(seed, people, new MerchantBuilder(seed, names).Build(merchants), tokenizer);
    }

    public ref readonly Customer Customer(int index) => ref _customers[index];

    public ref readonly Card Card(int index) => ref _cards[index];

    public ref readonly Terminal Terminal(int index) => ref _terminals[index];

    public Merchant MerchantAt(int terminal) => _merchants[_terminals[terminal].Merchant];

    public string Holder(int card) => _holders[_cards[card].Customer];

    public City HomeOf(int card) => Cities.All[_customers[_cards[card].Customer].City];

    /// <summary>The customers who live in a city: they have consecutive indices.</summary>
    public (int First, int End) LivingIn(int city) => (_firstOfCity[city], _firstOfCity[city + 1]);

    private int FirstFrom(int city)
    {
        var index = Array.FindIndex(_customers, customer => customer.City >= city);
        return index < 0 ? _customers.Length : index;
    }
}
