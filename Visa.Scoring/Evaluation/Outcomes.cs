using Visa.Domain.Transactions;
using Visa.Scoring.Lake;
using Visa.Scoring.Replay;

namespace Visa.Scoring.Evaluation;

/// <summary>What became of evaluated rows: the truth where the generator wrote it, else what issuers have reported by now.</summary>
internal static class Outcomes
{
    /// <summary>Labels the rows.</summary>
    /// <param name="rows">Rows that the model was not trained on.</param>
    /// <param name="probabilities">One a row.</param>
    /// <param name="truth">Where the truth may be.</param>
    /// <param name="asOf">Reports from then on do not count.</param>
    /// <param name="cancellationToken">Stops between files.</param>
    public static async Task<EvaluatedRows> LabelAsync(IReadOnlyList<ReplayedRow> rows, double[] probabilities, TruthFiles truth, DateTimeOffset asOf, CancellationToken cancellationToken)
    {
        var isFraud = rows.Select(row => row.IsKnownFraud(asOf)).ToArray();
        var typologies = new string?[rows.Count];
        if (rows.Count == 0) return new EvaluatedRows(rows, probabilities, isFraud, typologies, 0);
        var places = new Dictionary<TransactionId, int>(rows.Count);
        for (var row = 0; row < rows.Count; row++) places[rows[row].Id] = row;
        var known = 0;
        await truth.ReadAsync(DateOf(rows[0]), DateOf(rows[^1]).AddDays(1), Tell, cancellationToken);
        return new EvaluatedRows(rows, probabilities, isFraud, typologies, known);

        void Tell(TransactionId id, string? typology)
        {
            if (!places.Remove(id, out var row)) return;
            (isFraud[row], typologies[row]) = (typology is not null, typology);
            known++;
        }
    }

    private static DateOnly DateOf(in ReplayedRow row) => DateOnly.FromDateTime(row.Time.UtcDateTime);
}
