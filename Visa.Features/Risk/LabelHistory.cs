using System.Runtime.InteropServices;
using Visa.Domain.Chargebacks;
using Visa.Domain.Transactions;
using Visa.Features.Amounts;
using Visa.Features.Identities;

namespace Visa.Features.Risk;

/// <summary>
/// Folds transactions and the labels that issuers report into risk facts, in event time. At a moment T a window of w holds the transactions in (T - delay - w, T - delay]; such
/// a transaction is a fraud when a fraud was reported before T, else genuine. What is found at T does not depend on the moments before at which it was asked.
/// </summary>
public sealed class LabelHistory(LabelHistoryOptions options) : IRiskSource
{
    private const long Day = 86_400_000;
    private const string FraudConditions = "10.";

    private static readonly long[] Widths = [Day, 7 * Day, 30 * Day];

    private readonly long _delay = (long)options.Delay.TotalMilliseconds;
    private readonly double _explainedAbove = (options.ExplainedAbove ?? double.PositiveInfinity) * ExchangeRates.AmountsPerUnit;
    private readonly SubjectCounts[] _subjects = [.. Enum.GetValues<RiskKind>().Select(_ => new SubjectCounts())];
    private readonly List<LabelledEvent> _events = [];
    private readonly List<GenuineTotals> _genuine = [];
    private readonly Dictionary<ulong, int> _byId = [];
    private readonly HashSet<ulong> _reportedUnseen = [];
    private readonly PriorityQueue<ulong, long> _reports = new();
    private readonly int[] _left = new int[Widths.Length];
    private WindowCounts _all;
    private int _matured;
    private long _now = long.MinValue;

    /// <summary>An experiment, not a published table.</summary>
    public string Version => "labels";

    /// <summary>Takes in the next transaction in event-time order; equal times in the order of the calls.</summary>
    public void Add(Transaction transaction)
    {
        var subjects = RiskSubjects.Of(transaction);
        var id = IdHash.Of(transaction.Id.Value);
        var added = new LabelledEvent
        {
            Time = transaction.EventTime.ToUnixTimeMilliseconds(),
            Amount = ExchangeRates.Thousandths(transaction.BillingAmount, transaction.EventTime.Year),
            IsFraud = _reportedUnseen.Remove(id),
        };
        if (_events.Count > 0 && added.Time < _events[^1].Time)
            throw new ArgumentException("Transactions are added in event-time order.", nameof(transaction));
        if (added.Time + _delay <= _now)
            throw new ArgumentException("The transaction should have matured already: add it before asking for a later moment.", nameof(transaction));
        if (!_byId.TryAdd(id, _events.Count))
            return;
        foreach (var kind in Enum.GetValues<RiskKind>())
            added.Subjects[(int)kind] = _subjects[(int)kind].Place(subjects[kind]);
        added.PreviousAtTerminal = Exchange(RiskKind.Terminal, added, _events.Count);
        added.PreviousOfCard = Exchange(RiskKind.Card, added, _events.Count);
        if (added.Subjects[(int)RiskKind.Card] == _genuine.Count)
            _genuine.Add(default);
        _events.Add(added);
    }

    /// <summary>Takes in what an issuer reported; disputes other than fraud are no labels.</summary>
    public void Report(Chargeback chargeback)
    {
        if (chargeback.ReasonCode.StartsWith(FraudConditions, StringComparison.Ordinal))
            _reports.Enqueue(IdHash.Of(chargeback.TransactionId.Value), chargeback.ReportedAt.ToUnixTimeMilliseconds());
    }

    /// <summary>Moves on to the moment T; every transaction before it and every report before it must have been added.</summary>
    public void AdvanceTo(DateTimeOffset moment)
    {
        var now = moment.ToUnixTimeMilliseconds();
        ArgumentOutOfRangeException.ThrowIfLessThan(now, _now, nameof(moment));
        _now = now;
        while (true)
        {
            var isDue = _matured < _events.Count && _events[_matured].Time + _delay <= now;
            var isReported = _reports.TryPeek(out var id, out var reportedAt) && reportedAt < now;
            if (isReported && (!isDue || reportedAt < _events[_matured].Time + _delay))
                Label(_reports.Dequeue());
            else if (isDue)
                Mature();
            else
                break;
        }
        for (var window = 0; window < Widths.Length; window++)
        {
            while (_left[window] < _matured && Event(_left[window]).Time <= now - _delay - Widths[window])
                Count(Event(_left[window]++), window, -1, isFraudOnly: false);
        }
    }

    public bool TryFind(in RiskSubjects subjects, out RiskFacts facts)
    {
        facts = new RiskFacts
        {
            AsOf = _now,
            Prior = _all.Risk30(0),
            Terminal = CountsOf(RiskKind.Terminal, subjects.Terminal),
            Merchant = CountsOf(RiskKind.Merchant, subjects.Merchant),
            Mcc = CountsOf(RiskKind.Mcc, subjects.Mcc),
            Bin = CountsOf(RiskKind.Bin, subjects.Bin),
            Card = CountsOf(RiskKind.Card, subjects.Card),
            Run = _subjects[(int)RiskKind.Terminal].TryPlace(subjects.Terminal, out var terminal) ? RunAt(terminal) : default,
            Genuine = _subjects[(int)RiskKind.Card].TryPlace(subjects.Card, out var card) ? _genuine[card].Amounts : default,
        };
        return _now != long.MinValue;
    }

    /// <summary>What is known at the present moment, to be published under this version.</summary>
    public RiskTable ToTable(string version)
    {
        var table = new RiskTableBuilder(version, _now, _delay, _all.Risk30(0));
        foreach (var kind in Enum.GetValues<RiskKind>())
        {
            foreach (var (subject, place) in _subjects[(int)kind].Places)
                table.Add(kind, subject, _subjects[(int)kind].Counts(place), kind == RiskKind.Terminal ? RunAt(place) : default, kind == RiskKind.Card ? _genuine[place].Amounts : default);
        }
        return table.ToTable();
    }

    private ref LabelledEvent Event(int place) => ref CollectionsMarshal.AsSpan(_events)[place];

    private WindowCounts CountsOf(RiskKind kind, ulong subject) => _subjects[(int)kind].TryPlace(subject, out var place) ? _subjects[(int)kind].Counts(place) : default;

    private int Exchange(RiskKind kind, in LabelledEvent added, int place)
    {
        ref var newest = ref _subjects[(int)kind].Newest(added.Subjects[(int)kind]);
        (var previous, newest) = (newest, place);
        return previous;
    }

    private void Mature()
    {
        ref var matured = ref Event(_matured++);
        ref var genuine = ref CollectionsMarshal.AsSpan(_genuine)[matured.Subjects[(int)RiskKind.Card]];
        matured.IsExplained = matured.Amount > _explainedAbove || (genuine.Count > 0 && matured.Amount * (double)genuine.Count >= options.ExplainedByRatio * genuine.Sum);
        if (!matured.IsFraud)
            genuine.Add(matured.Amount);
        for (var window = 0; window < Widths.Length; window++)
            Count(matured, window, 1, isFraudOnly: false);
    }

    private void Label(ulong id)
    {
        if (!_byId.TryGetValue(id, out var place))
        {
            _reportedUnseen.Add(id);
            return;
        }
        ref var labelled = ref Event(place);
        if (labelled.IsFraud)
            return;
        labelled.IsFraud = true;
        if (place >= _matured)
            return;
        CollectionsMarshal.AsSpan(_genuine)[labelled.Subjects[(int)RiskKind.Card]].Remove(labelled.Amount, HighestGenuine(labelled));
        for (var window = 0; window < Widths.Length; window++)
        {
            if (place >= _left[window])
                Count(labelled, window, 1, isFraudOnly: true);
        }
    }

    private void Count(in LabelledEvent counted, int window, int change, bool isFraudOnly)
    {
        var (transactions, frauds) = (isFraudOnly ? 0 : change, counted.IsFraud ? change : 0);
        _all.Add(window, transactions, frauds);
        for (var kind = 0; kind < _subjects.Length; kind++)
            _subjects[kind].Counts(counted.Subjects[kind]).Add(window, transactions, frauds);
    }

    private long HighestGenuine(in LabelledEvent labelled)
    {
        var max = 0L;
        for (var place = _subjects[(int)RiskKind.Card].Newest(labelled.Subjects[(int)RiskKind.Card]); place != LabelledEvent.None; place = Event(place).PreviousOfCard)
        {
            if (place < _matured && !Event(place).IsFraud)
                max = Math.Max(max, Event(place).Amount);
        }
        return max;
    }

    private TerminalRun RunAt(int terminal)
    {
        TerminalRun run = default;
        for (var place = _subjects[(int)RiskKind.Terminal].Newest(terminal); place != LabelledEvent.None; place = Event(place).PreviousAtTerminal)
        {
            ref readonly var seen = ref Event(place);
            var age = _now - _delay - seen.Time;
            if (place >= _matured)
                continue;
            if (age >= 28 * Day && run.LastGenuine != 0)
                break;
            if (!seen.IsFraud && run.LastGenuine == 0)
                run.LastGenuine = seen.Time;
            if (!seen.IsFraud || seen.IsExplained)
                continue;
            run.Unexplained7 += age < 7 * Day ? 1 : 0;
            run.Unexplained14 += age < 14 * Day ? 1 : 0;
            run.Unexplained28 += age < 28 * Day ? 1 : 0;
            if (run.LastGenuine == 0)
                (run.Run, run.RunStart) = (run.Run + 1, seen.Time);
        }
        return run;
    }
}
