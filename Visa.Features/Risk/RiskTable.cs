namespace Visa.Features.Risk;

/// <summary>A published table: what labels reported before its as-of date say. Immutable and thread-safe; a look-up allocates nothing.</summary>
public sealed class RiskTable : IRiskSource
{
    /// <summary>Under <c>risk/&lt;version&gt;/</c> in the lake.</summary>
    public const string FileName = "risk.bin";

    private readonly RiskTableHead _head;
    private readonly RiskRows[] _kinds;

    internal RiskTable(RiskTableHead head, RiskRows[] kinds) => (_head, _kinds) = (head, kinds);

    public string Version => _head.Version;

    public DateTimeOffset AsOf => DateTimeOffset.FromUnixTimeMilliseconds(_head.AsOf);

    public TimeSpan Delay => TimeSpan.FromMilliseconds(_head.Delay);

    /// <summary>Share of frauds where a subject has no transaction.</summary>
    public double Prior => _head.Prior;

    internal RiskTableHead Head => _head;

    /// <summary>How many subjects of a kind it knows.</summary>
    public int Count(RiskKind kind) => Rows(kind).Length;

    public bool TryFind(in RiskSubjects subjects, out RiskFacts facts)
    {
        ref readonly var terminal = ref Find(RiskKind.Terminal, subjects);
        ref readonly var card = ref Find(RiskKind.Card, subjects);
        facts = new RiskFacts
        {
            AsOf = _head.AsOf,
            Prior = _head.Prior,
            Terminal = terminal.Counts,
            Merchant = Find(RiskKind.Merchant, subjects).Counts,
            Mcc = Find(RiskKind.Mcc, subjects).Counts,
            Bin = Find(RiskKind.Bin, subjects).Counts,
            Card = card.Counts,
            Run = terminal.Run,
            Genuine = card.Genuine,
        };
        return true;
    }

    internal ReadOnlySpan<RiskRow> Rows(RiskKind kind) => _kinds[(int)kind].Rows;

    private ref readonly RiskRow Find(RiskKind kind, in RiskSubjects subjects) => ref _kinds[(int)kind].Find(subjects[kind]);
}
