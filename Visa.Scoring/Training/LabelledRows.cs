namespace Visa.Scoring.Training;

/// <summary>A table of feature vectors with what was known of them: the learners' input.</summary>
/// <param name="Width">Features a row.</param>
/// <param name="Values">Row-major, without NaN: missing values have their stand-ins already.</param>
/// <param name="IsFraud">The label of each row.</param>
internal sealed record LabelledRows(int Width, float[] Values, bool[] IsFraud)
{
    public int Count => IsFraud.Length;

    public int Frauds => IsFraud.Count(isFraud => isFraud);

    /// <summary>The rows whose numbers satisfy; these themselves when all of them do.</summary>
    public LabelledRows Where(Predicate<int> isWanted)
    {
        int[] wanted = [.. Enumerable.Range(0, Count).Where(row => isWanted(row))];
        if (wanted.Length == Count) return this;
        var values = new float[wanted.Length * Width];
        for (var i = 0; i < wanted.Length; i++) Row(wanted[i]).CopyTo(values.AsSpan(i * Width));
        return new LabelledRows(Width, values, [.. wanted.Select(row => IsFraud[row])]);
    }

    public ReadOnlySpan<float> Row(int row) => Values.AsSpan(row * Width, Width);
}
