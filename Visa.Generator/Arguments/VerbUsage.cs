namespace Visa.Generator.Arguments;

/// <summary>A verb's purpose and options: for its help text and for reading its command line.</summary>
internal sealed record VerbUsage(string Verb, string Purpose, IReadOnlyList<VerbOption> Options)
{
    /// <summary>What every verb that simulates takes.</summary>
    public static IReadOnlyList<VerbOption> Simulation { get; } =
    [
        new("--days", ArgumentKind.WholeNumber, "History:Days", "days of event time"),
        new("--start", ArgumentKind.Date, "History:Start", "the first day, UTC (default 2025-01-01)"),
        new("--seed", ArgumentKind.WholeNumber, "Generator:Seed", "chooses population and behaviour (default 1)"),
        new("--cards", ArgumentKind.WholeNumber, "Generator:Cards", "cards in the population (default 50,000); each makes about one transaction a day"),
        new("--merchants", ArgumentKind.WholeNumber, "Generator:Merchants", "merchants in the population (default 5,000)"),
        new("--fraud-basis-points", ArgumentKind.Number, "Generator:FraudBasisPoints", "frauds in ten thousand transactions (default 25)"),
        new("--parallelism", ArgumentKind.WholeNumber, "History:Parallelism", "threads (default: one a core); the output is the same for any number"),
    ];

    /// <summary>Days when none are given; null when they have to be.</summary>
    public int? DefaultDays { get; init; }

    public string Help => $"""
        ./visa generate {Verb} [OPTIONS]

        {Purpose}

        {string.Join(Environment.NewLine, Options.Select(option => $"  {option.Name,-22}{option.Meaning}"))}

        Settings can also be given as configuration: --Generator:TokenKey=..., or the environment's Generator__TokenKey.
        Exit codes: 0 done, 1 failed, 2 wrong usage.
        """;
}
