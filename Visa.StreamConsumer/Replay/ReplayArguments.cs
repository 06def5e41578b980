using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Visa.StreamConsumer.Replay;

/// <summary>What the command line asks for.</summary>
internal sealed record ReplayArguments
{
    public const string Help = """
        ./visa replay --from TIME --to TIME [--model VERSION] [--policy VERSION|FILE] [--examples N] [--json]
        Decides again what the lake says was decided, from raw/transactions and raw/decisions, and tells what comes out differently. It writes nothing.
          --from, --to   event times, UTC: 2026-01-31 or 2026-01-31T12:00:00Z; from is inside the range, to is not
          --model        the model of the registry that decides instead of the recorded one; `none` for the policy's scorecard
          --policy       the policy that decides instead of the recorded one: a version in the lake, or a file
          --examples     how many changed decisions are shown; 10 by default
          --json         the report as JSON on standard output
        With neither --model nor --policy every decision must come out byte for byte but for `decided_at`; one that does not makes the exit code 1.
        Exit codes: 0 done, 1 failed or not repeated exactly, 2 wrong usage.
        """;

    private const int DefaultExamples = 10;

    public DateTimeOffset From { get; init; }

    public DateTimeOffset To { get; init; }

    /// <summary>Null: the recorded one.</summary>
    public string? Model { get; init; }

    /// <summary>Null: the recorded one.</summary>
    public string? Policy { get; init; }

    public int Examples { get; init; } = DefaultExamples;

    public bool IsJson { get; init; }

    public bool WantsHelp { get; init; }

    /// <summary>True when decisions must come out as they are recorded.</summary>
    public bool IsProof => Model is null && Policy is null;

    public static bool TryParse(ReadOnlySpan<string> args, [NotNullWhen(true)] out ReplayArguments? arguments, [NotNullWhen(false)] out string? error)
    {
        arguments = new ReplayArguments();
        error = null;
        for (var i = 0; i < args.Length && error is null; i++)
        {
            if (args[i] is "-h" or "--help") arguments = arguments with { WantsHelp = true };
            else if (args[i] == "--json") arguments = arguments with { IsJson = true };
            else if (args[i] is not ("--from" or "--to" or "--model" or "--policy" or "--examples")) error = $"replay does not know '{args[i]}'.";
            else if (++i == args.Length) error = $"{args[i - 1]} needs a value.";
            else arguments = arguments.With(args[i - 1], args[i], ref error);
        }
        if (error is null && !arguments.WantsHelp && (arguments.From == default || arguments.To == default)) error = "replay needs --from and --to.";
        if (error is null && !arguments.WantsHelp && arguments.To <= arguments.From) error = "--to is not after --from.";
        if (error is not null) arguments = null;
        return error is null;
    }

    private ReplayArguments With(string option, string value, ref string? error)
    {
        switch (option)
        {
            case "--model": return this with { Model = value };
            case "--policy": return this with { Policy = value };
            case "--examples" when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var examples): return this with { Examples = examples };
            case "--examples": error = $"--examples takes a number, not '{value}'."; return this;
        }
        if (!DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time))
            error = $"{option} takes a time such as 2026-01-31 or 2026-01-31T12:00:00Z, not '{value}'.";
        return option == "--from" ? this with { From = time } : this with { To = time };
    }
}
