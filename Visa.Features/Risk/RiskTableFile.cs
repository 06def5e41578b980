using Visa.Features.Snapshots;

namespace Visa.Features.Risk;

/// <summary>
/// A risk table as a stream of bytes: magic, format version, the table's version, as-of date, delay and prior, then for each kind its subjects in order with
/// their facts, then SHA-256 of all before. Little-endian. Equal tables give equal bytes.
/// </summary>
public static class RiskTableFile
{
    public const int FormatVersion = 1;

    private const string What = "The risk table";

    private static ReadOnlySpan<byte> Magic => "VISARISK"u8;

    public static void Write(RiskTable table, Stream output)
    {
        using var writer = new SnapshotWriter(output);
        writer.Write(Magic);
        writer.WriteInt32(FormatVersion);
        writer.WriteText(table.Version);
        writer.WriteInt64(table.Head.AsOf);
        writer.WriteInt64(table.Head.Delay);
        writer.WriteDouble(table.Head.Prior);
        foreach (var kind in Enum.GetValues<RiskKind>())
        {
            writer.WriteInt32(table.Count(kind));
            foreach (ref readonly var row in table.Rows(kind))
                Write(writer, kind, row);
        }
        writer.End();
    }

    /// <exception cref="SnapshotRefusedException">The bytes are not a whole risk table of this format version.</exception>
    public static RiskTable Read(Stream input)
    {
        using var reader = new SnapshotReader(input, What);
        if (!reader.Next(Magic.Length).SequenceEqual(Magic))
            throw new SnapshotRefusedException("These bytes are no risk table.");
        var version = reader.ReadInt32();
        if (version != FormatVersion)
            throw new SnapshotRefusedException($"{What} has format version {version}; this program reads version {FormatVersion} only. Publish the table again with this version's risk-tables.");
        var head = new RiskTableHead(reader.ReadText(), reader.ReadInt64(), reader.ReadInt64(), reader.ReadDouble());
        var kinds = new RiskRow[Enum.GetValues<RiskKind>().Length][];
        foreach (var kind in Enum.GetValues<RiskKind>())
            kinds[(int)kind] = ReadRows(reader, kind);
        reader.End();
        return new RiskTable(head, [.. kinds.Select(rows => new RiskRows(rows))]);
    }

    private static RiskRow[] ReadRows(SnapshotReader reader, RiskKind kind)
    {
        // Grown as it is read: a damaged count must not make a large array.
        var rows = new List<RiskRow>();
        for (var left = reader.ReadCount(int.MaxValue); left > 0; left--)
        {
            var row = new RiskRow((ulong)reader.ReadInt64(), ReadCounts(reader), kind == RiskKind.Terminal ? ReadRun(reader) : default, kind == RiskKind.Card ? ReadGenuine(reader) : default);
            if (rows.Count > 0 && row.Subject <= rows[^1].Subject)
                throw reader.Malformed("subjects that are not in order");
            rows.Add(row);
        }
        return [.. rows];
    }

    private static void Write(SnapshotWriter writer, RiskKind kind, in RiskRow row)
    {
        writer.WriteInt64((long)row.Subject);
        var counts = row.Counts;
        foreach (var count in (ReadOnlySpan<int>)[counts.Count1, counts.Frauds1, counts.Count7, counts.Frauds7, counts.Count30, counts.Frauds30])
            writer.WriteInt32(count);
        if (kind == RiskKind.Terminal)
        {
            foreach (var count in (ReadOnlySpan<int>)[row.Run.Unexplained7, row.Run.Unexplained14, row.Run.Unexplained28, row.Run.Run])
                writer.WriteInt32(count);
            writer.WriteInt64(row.Run.RunStart);
            writer.WriteInt64(row.Run.LastGenuine);
        }
        else if (kind == RiskKind.Card)
        {
            writer.WriteInt64(row.Genuine.Count);
            writer.WriteInt64(row.Genuine.Sum);
            writer.WriteInt64(row.Genuine.Max);
            writer.WriteDouble(row.Genuine.Deviation);
        }
    }

    private static WindowCounts ReadCounts(SnapshotReader reader) =>
        new(reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt32());

    private static TerminalRun ReadRun(SnapshotReader reader) =>
        new(reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt64(), reader.ReadInt64());

    private static GenuineAmounts ReadGenuine(SnapshotReader reader) => new(reader.ReadInt64(), reader.ReadInt64(), reader.ReadInt64(), reader.ReadDouble());
}
