using Visa.Generator.Network;
using Visa.Generator.Randomness;

namespace Visa.Generator.Fraud;

/// <summary>A kind of fraud with a behaviour of its own.</summary>
internal interface ITypology
{
    /// <summary>As it stands in the truth, snake_case.</summary>
    string Name { get; }

    /// <summary>Expected transactions of one campaign.</summary>
    double MeanSteps { get; }

    /// <summary>Plans one campaign: payments in order of time.</summary>
    IEnumerable<FraudStep> Plan(Prng prng, Population population);
}
