namespace Visa.Scoring.Training;

/// <summary>A row as ML.NET reads it; one object stands for row after row, because its cursors copy what they read.</summary>
internal sealed class MlRow
{
    public float[] Features { get; set; } = [];

    public bool Label { get; set; }

    public float Weight { get; set; }
}
