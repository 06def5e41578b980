using System.Text.Json.Serialization;

namespace Visa.Decisions.Calibrations;

/// <summary>Turns a margin into a probability of fraud; never falls as the margin grows, so that it changes no ranking.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(SigmoidCalibration), "sigmoid")]
[JsonDerivedType(typeof(MonotoneCalibration), "monotone")]
public abstract record Calibration
{
    /// <summary>Probability of fraud, 0 to 1.</summary>
    public abstract double Probability(double margin);

    /// <summary>What is wrong with the parameters, as a sentence; null when nothing is.</summary>
    internal abstract string? Problem();
}
