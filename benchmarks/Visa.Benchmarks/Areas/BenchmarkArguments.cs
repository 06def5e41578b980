using System.Diagnostics.CodeAnalysis;

namespace Visa.Benchmarks.Areas;

/// <summary>What the command line asks for.</summary>
internal sealed record BenchmarkArguments
{
    public const string All = "all";

    public IReadOnlyList<IBenchmarkArea> Areas { get; init; } = [];

    /// <summary>Print the result as JSON on standard output; progress goes to standard error either way.</summary>
    public bool Json { get; init; }

    /// <summary>Fewer and shorter rounds: to see that it works, not to quote.</summary>
    public bool Quick { get; init; }

    /// <summary>Install the peers that are missing.</summary>
    public bool Install { get; init; }

    /// <summary>A file that an area measures on, for areas that need one.</summary>
    public string? Data { get; init; }

    /// <summary>Transactions a second that are to be held, for areas that would look for the highest rate otherwise.</summary>
    public int? Rate { get; init; }

    public bool WantsHelp { get; init; }

    public static bool TryParse(string[] args, IReadOnlyList<IBenchmarkArea> known, [NotNullWhen(true)] out BenchmarkArguments? arguments, out string? error)
    {
        arguments = new BenchmarkArguments { Install = Environment.GetEnvironmentVariable("CI") == "true" };
        error = null;
        var areas = new List<IBenchmarkArea>();
        for (var i = 0; i < args.Length; i++)
        {
            switch (args[i])
            {
                case "--data" when i + 1 < args.Length: arguments = arguments with { Data = args[++i] }; break;
                case "--data": error ??= "--data needs a file."; break;
                case "--rate" when i + 1 < args.Length && int.TryParse(args[i + 1], out var rate) && rate > 0: (arguments, i) = (arguments with { Rate = rate }, i + 1); break;
                case "--rate": error ??= "--rate needs a number of transactions a second."; break;
                case "--json": arguments = arguments with { Json = true }; break;
                case "--quick": arguments = arguments with { Quick = true }; break;
                case "--install": arguments = arguments with { Install = true }; break;
                case "-h" or "--help": arguments = arguments with { WantsHelp = true }; break;
                case All: areas.AddRange(known); break;
                default:
                    if (known.FirstOrDefault(area => area.Name == args[i]) is { } found) areas.Add(found);
                    else error ??= Unknown(args[i], known);
                    break;
            }
        }
        if (areas.Count == 0 && !arguments.WantsHelp) error ??= $"bench needs an area: {Names(known)} or {All}.";
        arguments = error is null ? arguments with { Areas = [.. areas.Distinct()] } : null;
        return error is null;
    }

    public static string Help(IReadOnlyList<IBenchmarkArea> known) => $"""
        ./visa bench AREA...|{All} [--data FILE] [--rate N] [--quick] [--json] [--install]

        Measures an area of the platform, with the programs it is compared with in the same run, and writes artifacts/bench/AREA.json.

        {string.Join(Environment.NewLine, known.Select(area => $"  {area.Name,-12}{area.Description}"))}

          --data      the file that an area measures on, where its line above asks for one
          --rate      transactions a second that end-to-end holds, instead of looking for the most that it can
          --quick     fewer and shorter rounds: to see that it works, not to quote
          --json      print the result as JSON on standard output instead of a table
          --install   install missing peers (Debian's packages by apt-get, npm packages below artifacts/); CI=true does the same

        Exit codes: 0 measured (an aim that was missed is shown as such), 1 a measurement failed, 2 wrong usage.
        """;

    private static string Unknown(string argument, IReadOnlyList<IBenchmarkArea> known) => argument.StartsWith('-')
        ? $"bench does not know '{argument}'; it takes --data, --rate, --quick, --json, --install and --help."
        : $"There is no area '{argument}': {Names(known)} or {All}.";

    private static string Names(IReadOnlyList<IBenchmarkArea> known) => string.Join(", ", known.Select(area => area.Name));
}
