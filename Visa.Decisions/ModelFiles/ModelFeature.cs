namespace Visa.Decisions.ModelFiles;

/// <summary>A feature as a model was trained on it.</summary>
/// <param name="Id">In the feature catalogue.</param>
/// <param name="Name">In the feature catalogue.</param>
/// <param name="Fingerprint">Of the definition at training: a feature that has another one now is another feature.</param>
/// <param name="Missing">What stood for a missing value (NaN) at training.</param>
public sealed record ModelFeature(int Id, string Name, string Fingerprint, float Missing);
