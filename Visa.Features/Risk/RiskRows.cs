using System.Numerics;

namespace Visa.Features.Risk;

/// <summary>The subjects of one kind, found by their hashes.</summary>
internal sealed class RiskRows
{
    private readonly RiskRow[] _rows;
    private readonly int[] _slots;

    /// <param name="rows">In order of their subjects, no subject twice.</param>
    public RiskRows(RiskRow[] rows)
    {
        _rows = rows;
        _slots = new int[BitOperations.RoundUpToPowerOf2((uint)rows.Length * 2 + 1)];
        for (var row = 0; row < rows.Length; row++)
        {
            var slot = (int)rows[row].Subject & (_slots.Length - 1);
            while (_slots[slot] != 0)
                slot = (slot + 1) & (_slots.Length - 1);
            _slots[slot] = row + 1;
        }
    }

    public ReadOnlySpan<RiskRow> Rows => _rows;

    /// <summary>The row of the subject, or one without any transaction.</summary>
    public ref readonly RiskRow Find(ulong subject)
    {
        for (var slot = (int)subject & (_slots.Length - 1); _slots[slot] != 0; slot = (slot + 1) & (_slots.Length - 1))
        {
            ref readonly var row = ref _rows[_slots[slot] - 1];
            if (row.Subject == subject)
                return ref row;
        }
        return ref Nothing[0];
    }

    private static readonly RiskRow[] Nothing = new RiskRow[1];
}
