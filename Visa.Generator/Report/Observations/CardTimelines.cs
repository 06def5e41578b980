using Visa.Domain.Chargebacks;
using Visa.Domain.Transactions;

namespace Visa.Generator.Report.Observations;

/// <summary>Follows some of the cards, evenly chosen, so that the lives of victims can be shown.</summary>
internal sealed class CardTimelines(int cards)
{
    private const int MostFollowed = 5_000;
    private const int FewestHonest = 12;

    private readonly int _every = Math.Max(1, cards / MostFollowed);
    private readonly Dictionary<int, List<TimelineEvent>> _lives = [];
    private readonly Dictionary<TransactionId, DateTimeOffset> _reported = [];

    public bool Follows(int card) => card % _every == 0;

    public void Add(in Observation observation, TransactionId id)
    {
        if (!Follows(observation.Card)) return;
        if (!_lives.TryGetValue(observation.Card, out var life)) _lives[observation.Card] = life = [];
        life.Add(new TimelineEvent(observation, id));
    }

    public void Add(Chargeback chargeback) => _reported[chargeback.TransactionId] = chargeback.ReportedAt;

    /// <summary>When that transaction was charged back, if it was.</summary>
    public DateTimeOffset? ReportedAt(TransactionId id) => _reported.TryGetValue(id, out var at) ? at : null;

    /// <summary>For each typology the card that shows most of it beside a life of its own; those most often seen first.</summary>
    public IEnumerable<(int Typology, IReadOnlyList<TimelineEvent> Life)> Victims() =>
        from life in _lives.Values
        let frauds = life.Where(one => one.Observed.IsFraud).ToList()
        where frauds.Count > 0 && life.Count - frauds.Count >= FewestHonest
        let typology = frauds.CountBy(one => one.Observed.Fraud).MaxBy(pair => pair.Value).Key
        group (life, frauds.Count) by typology into alike
        orderby alike.Count() descending, alike.Key
        select (alike.Key, (IReadOnlyList<TimelineEvent>)alike.OrderByDescending(one => Math.Min(one.Count, 8)).ThenByDescending(one => one.life.Count).First().life);

    /// <summary>A card without fraud, busier than four in five.</summary>
    public IReadOnlyList<TimelineEvent>? Honest()
    {
        var honest = _lives.Values.Where(life => life.TrueForAll(one => !one.Observed.IsFraud)).OrderBy(life => life.Count).ToList();
        return honest.Count == 0 ? null : honest[honest.Count * 4 / 5];
    }
}
