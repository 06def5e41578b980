namespace Visa.Scoring.Training;

/// <summary>A table of feature vectors with what was known of them: the learners' input.</summary>
/// <param name="Width">Features a row.</param>
/// <param name="Values">Row-major, without NaN: missing values have their stand-ins already.</param>
/// <param name="IsFraud">The label of each row.</param>
internal sealed record LabelledRows(int Width, float[] Values, bool[] IsFraud)
{
    public int Count => IsFraud.Length;

    public int Frauds => IsFraud.Count(isFraud => isFraud);

    public ReadOnlySpan<float> Row(int row) => Values.AsSpan(row * Width, Width);
}
