using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Visa.Chaos;

/// <summary>The command line of a campaign.</summary>
internal sealed record ChaosOptions
{
    public const string Help = """
        ./visa chaos [--rounds N] [--seed S] [--json] [--keep]

        Sends transactions to two consumers while it kills and pauses consumers, scoring and the embedded AWS, steals leases, splits a shard and
        merges two, and compares the decisions with those of an undisturbed run of the same seed.

          --rounds N   rounds of 100 transactions with one or two faults each (default 10; at least 3)
          --seed S     chooses the transactions and the faults (default 1)
          --json       print the report as JSON
          --keep       keep the folder with the processes' logs and data also when all was well

        Exit codes: 0 nothing lost, doubled or different; 1 something was; 2 wrong usage.
        """;

    public int Rounds { get; init; } = 10;

    public int Seed { get; init; } = 1;

    public bool Json { get; init; }

    public bool Keep { get; init; }

    /// <summary>Transactions in a round, sent over two seconds.</summary>
    public int TransactionsPerRound { get; init; } = 100;

    /// <summary>How long the last decisions may take after the last round without one coming.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>False with what to tell the person: the help, or what is wrong.</summary>
    public static bool TryRead(IReadOnlyList<string> args, [NotNullWhen(true)] out ChaosOptions? options, [NotNullWhen(false)] out string? problem)
    {
        var read = new ChaosOptions();
        (options, problem) = (null, null);
        for (var i = 0; i < args.Count && problem is null; i++)
        {
            switch (args[i])
            {
                case "--rounds" when Number(args, ++i, 3) is { } rounds:
                    read = read with { Rounds = rounds };
                    break;
                case "--seed" when Number(args, ++i, 0) is { } seed:
                    read = read with { Seed = seed };
                    break;
                case "--rounds":
                    problem = "--rounds takes a whole number of at least 3.";
                    break;
                case "--seed":
                    problem = "--seed takes a whole number of at least 0.";
                    break;
                case "--json":
                    read = read with { Json = true };
                    break;
                case "--keep":
                    read = read with { Keep = true };
                    break;
                case "-h" or "--help":
                    problem = Help;
                    break;
                default:
                    problem = $"chaos does not know '{args[i]}'; --help lists what it does.";
                    break;
            }
        }
        options = problem is null ? read : null;
        return options is not null;
    }

    private static int? Number(IReadOnlyList<string> args, int place, int least) =>
        place < args.Count && int.TryParse(args[place], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least ? number : null;
}
