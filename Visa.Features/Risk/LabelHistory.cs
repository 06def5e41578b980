using System.Runtime.InteropServices;
using Visa.Domain.Chargebacks;
using Visa.Domain.Transactions;
using Visa.Features.Amounts;
using Visa.Features.Identities;

namespace Visa.Features.Risk;

/// <summary>
/// Folds transactions and the labels that issuers report into risk facts, in event time. At a moment T a window of w holds the transactions in (T - delay - w, T - delay]; such
/// a transaction is a fraud when a fraud was reported before T, else genuine. What is found at T does not depend on the moments before at which it was asked.
/// Memory is bounded by the transactions of the label horizon and the number of subjects.
/// </summary>
public sealed class LabelHistory : IRiskSource
{
    private const long Day = 86_400_000;
    private const string FraudConditions = "10.";

    private static readonly long[] Widths = [Day, 7 * Day, 30 * Day];

    private readonly LabelHistoryOptions _options;
    private readonly long _delay;
    private readonly long _horizon;
    private readonly double _explainedAbove;
    private readonly SubjectCounts[] _subjects = [.. Enum.GetValues<RiskKind>().Select(_ => new SubjectCounts())];
    private readonly LabelledEvents _events = new();
    private readonly List<GenuineTotals> _genuine = [];
    private readonly Dictionary<int, TerminalRun> _settledRuns = [];
    private readonly Dictionary<ulong, int> _byId = [];
    private readonly Dictionary<ulong, long> _reportedUnseen = [];
    private readonly PriorityQueue<ulong, long> _reports = new();
    private readonly int[] _left = new int[Widths.Length];
    private WindowCounts _all;
    private int _matured;
    private long _newest = long.MinValue;
    private long _now = long.MinValue;
    private long _unseenCheckedAt = long.MinValue;

    /// <exception cref="ArgumentOutOfRangeException">The horizon is shorter than what the windows need.</exception>
    public LabelHistory(LabelHistoryOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.LabelHorizon, options.Delay + TimeSpan.FromMilliseconds(Widths[^1]), nameof(options));
        (_options, _delay, _horizon) = (options, (long)options.Delay.TotalMilliseconds, (long)options.LabelHorizon.TotalMilliseconds);
        _explainedAbove = (options.ExplainedAbove ?? double.PositiveInfinity) * ExchangeRates.AmountsPerUnit;
    }

    /// <summary>Transactions whose labels can still change.</summary>
    internal int KeptEvents => _events.End - _events.Begin;

    /// <summary>Reports whose transactions are not there.</summary>
    internal int KeptReports => _reportedUnseen.Count + _reports.Count;

    /// <summary>An experiment, not a published table.</summary>
    public string Version => "labels";

    /// <summary>Takes in the next transaction in event-time order; equal times in the order of the calls.</summary>
    public void Add(Transaction transaction)
    {
        var subjects = RiskSubjects.Of(transaction);
        var id = IdHash.Of(transaction.Id.Value);
        var added = new LabelledEvent
        {
            Id = id,
            Time = transaction.EventTime.ToUnixTimeMilliseconds(),
            Amount = ExchangeRates.Thousandths(transaction.BillingAmount, transaction.EventTime.Year),
            IsFraud = _reportedUnseen.Remove(id),
        };
        if (added.Time < _newest)
            throw new ArgumentException("Transactions are added in event-time order.", nameof(transaction));
        if (added.Time + _delay <= _now)
            throw new ArgumentException("The transaction should have matured already: add it before asking for a later moment.", nameof(transaction));
        if (!_byId.TryAdd(id, _events.End))
            return;
        _newest = added.Time;
        foreach (var kind in Enum.GetValues<RiskKind>())
            added.Subjects[(int)kind] = _subjects[(int)kind].Place(subjects[kind]);
        added.PreviousAtTerminal = Exchange(RiskKind.Terminal, added, _events.End);
        added.PreviousOfCard = Exchange(RiskKind.Card, added, _events.End);
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
            var isDue = _matured < _events.End && _events[_matured].Time + _delay <= now;
            var isReported = _reports.TryPeek(out var id, out var reportedAt) && reportedAt < now;
            if (isReported && (!isDue || reportedAt < _events[_matured].Time + _delay))
                Label(_reports.Dequeue(), reportedAt);
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
        while (_events.Begin < _matured && Event(_events.Begin).Time <= now - _horizon)
            Settle();
        ForgetUnseen();
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

    private ref LabelledEvent Event(int place) => ref _events[place];

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
        matured.IsExplained = matured.Amount > _explainedAbove || (genuine.Count > 0 && matured.Amount * (double)genuine.Count >= _options.ExplainedByRatio * genuine.Sum);
        if (!matured.IsFraud)
            genuine.Add(matured.Amount);
        for (var window = 0; window < Widths.Length; window++)
            Count(matured, window, 1, isFraudOnly: false);
    }

    /// <summary>No label can change the oldest any more: what later facts need of it goes into totals.</summary>
    private void Settle()
    {
        ref readonly var settled = ref Event(_events.Begin);
        if (!settled.IsFraud)
        {
            ref var genuine = ref CollectionsMarshal.AsSpan(_genuine)[settled.Subjects[(int)RiskKind.Card]];
            genuine.SettledMax = Math.Max(genuine.SettledMax, settled.Amount);
        }
        if (!settled.IsFraud || !settled.IsExplained)
        {
            ref var run = ref CollectionsMarshal.GetValueRefOrAddDefault(_settledRuns, settled.Subjects[(int)RiskKind.Terminal], out _);
            run = settled.IsFraud
                ? run with { Run = run.Run + 1, RunStart = run.Run == 0 ? settled.Time : run.RunStart }
                : new TerminalRun { LastGenuine = settled.Time };
        }
        _byId.Remove(settled.Id);
        _events.DropOldest();
    }

    /// <summary>Reports of transactions that never came, or came too long ago.</summary>
    private void ForgetUnseen()
    {
        if (_now < _unseenCheckedAt + Day)
            return;
        _unseenCheckedAt = _now;
        foreach (var (id, reportedAt) in _reportedUnseen)
        {
            if (reportedAt <= _now - _horizon)
                _reportedUnseen.Remove(id);
        }
    }

    private void Label(ulong id, long reportedAt)
    {
        if (!_byId.TryGetValue(id, out var place))
        {
            _reportedUnseen.TryAdd(id, reportedAt);
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
        var card = labelled.Subjects[(int)RiskKind.Card];
        var max = _genuine[card].SettledMax;
        for (var place = _subjects[(int)RiskKind.Card].Newest(card); _events.Has(place); place = Event(place).PreviousOfCard)
        {
            if (place < _matured && !Event(place).IsFraud)
                max = Math.Max(max, Event(place).Amount);
        }
        return max;
    }

    private TerminalRun RunAt(int terminal)
    {
        TerminalRun run = default;
        for (var place = _subjects[(int)RiskKind.Terminal].Newest(terminal); _events.Has(place); place = Event(place).PreviousAtTerminal)
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
        return run.LastGenuine != 0 ? run : Continued(run, _settledRuns.GetValueOrDefault(terminal));
    }

    private static TerminalRun Continued(TerminalRun run, TerminalRun settled) => run with
    {
        Run = run.Run + settled.Run,
        RunStart = settled.Run > 0 ? settled.RunStart : run.RunStart,
        LastGenuine = settled.LastGenuine,
    };
}
