using Visa.ServiceDefaults.Verbs;

namespace Visa.Generator.Arguments;

/// <summary>What every verb that simulates takes.</summary>
internal static class SimulationOptions
{
    public static IReadOnlyList<VerbOption> All { get; } =
    [
        new("--days", ArgumentKind.WholeNumber, "History:Days", "days of event time"),
        new("--start", ArgumentKind.Date, "History:Start", "the first day, UTC (default 2025-01-01)"),
        new("--seed", ArgumentKind.WholeNumber, "Generator:Seed", "chooses population and behaviour (default 1)"),
        new("--cards", ArgumentKind.WholeNumber, "Generator:Cards", "cards in the population (default 50,000); each makes about one transaction a day"),
        new("--merchants", ArgumentKind.WholeNumber, "Generator:Merchants", "merchants in the population (default 5,000)"),
        new("--fraud-basis-points", ArgumentKind.Number, "Generator:FraudBasisPoints", "frauds in ten thousand transactions (default 25)"),
        new("--parallelism", ArgumentKind.WholeNumber, "History:Parallelism", "threads (default: one a core); the output is the same for any number"),
    ];
}
