using Visa.Scoring.Training;

namespace Visa.Scoring.Replay;

/// <summary>Rows with some of their features, in pieces of memory that are given back one by one when they become the learners' table.</summary>
internal sealed class RowTable(int[] features)
{
    private const int RowsPerPiece = 1_024;

    private readonly List<float[]> _pieces = [];
    private readonly List<ReplayedRow> _rows = [];

    public int Count => _rows.Count;

    public IReadOnlyList<ReplayedRow> Rows => _rows;

    public void Add(in ReplayedRow row, ReadOnlySpan<float> vector)
    {
        if (_rows.Count % RowsPerPiece == 0) _pieces.Add(new float[RowsPerPiece * features.Length]);
        _rows.Add(row);
        var values = Values(_rows.Count - 1);
        for (var i = 0; i < features.Length; i++) values[i] = vector[features[i]];
    }

    /// <summary>Leaves out the rows that are not to be kept.</summary>
    public void Keep(Predicate<ReplayedRow> isKept)
    {
        var kept = 0;
        for (var row = 0; row < _rows.Count; row++)
        {
            if (!isKept(_rows[row])) continue;
            Values(row).CopyTo(Values(kept));
            _rows[kept++] = _rows[row];
        }

        _rows.RemoveRange(kept, _rows.Count - kept);
        var pieces = (kept + RowsPerPiece - 1) / RowsPerPiece;
        _pieces.RemoveRange(pieces, _pieces.Count - pieces);
    }

    /// <summary>A feature's values, NaN where it is missing.</summary>
    /// <param name="place">The feature's place among those of the table.</param>
    /// <param name="step">Take every so many-th row.</param>
    public float[] Column(int place, int step = 1)
    {
        var column = new float[(_rows.Count + step - 1) / step];
        for (var i = 0; i < column.Length; i++) column[i] = Values(i * step)[place];
        return column;
    }

    /// <summary>The table as learners take it, with stand-ins for missing values. The values leave this table.</summary>
    public LabelledRows MoveToLabelled(ReadOnlySpan<float> standIns, Predicate<ReplayedRow> isFraud)
    {
        var values = new float[(long)_rows.Count * features.Length];
        for (var row = 0; row < _rows.Count; row++)
        {
            var from = Values(row);
            var to = values.AsSpan(row * features.Length, features.Length);
            for (var i = 0; i < features.Length; i++) to[i] = float.IsNaN(from[i]) ? standIns[i] : from[i];
            if (row % RowsPerPiece == RowsPerPiece - 1) _pieces[row / RowsPerPiece] = [];
        }

        _pieces.Clear();
        return new LabelledRows(features.Length, values, [.. _rows.Select(row => isFraud(row))]);
    }

    private Span<float> Values(int row) => _pieces[row / RowsPerPiece].AsSpan(row % RowsPerPiece * features.Length, features.Length);
}
