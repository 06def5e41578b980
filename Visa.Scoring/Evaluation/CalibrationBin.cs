namespace Visa.Scoring.Evaluation;

/// <summary>Rows of similar probability: its mean, and the share of them that is fraud.</summary>
internal readonly record struct CalibrationBin(double Predicted, double Observed, int Rows);
