namespace Visa.Generator.Fraud;

/// <summary>A kind of fraud with a behaviour of its own. No figures on the parameters have been published unless one is named; they are chosen.</summary>
internal interface ITypology
{
    /// <summary>As it stands in the truth, snake_case.</summary>
    string Name { get; }

    /// <summary>Its share of all frauds by number, relative to the others, unless the settings say otherwise.</summary>
    double Weight { get; }

    /// <summary>Transactions that come of one campaign on average, counted in simulations: retries count, what the fraudster gives up does not.</summary>
    double MeanTransactions { get; }

    /// <summary>Plans one campaign: opens cases and adds their steps.</summary>
    void Plan(Campaign campaign);
}
