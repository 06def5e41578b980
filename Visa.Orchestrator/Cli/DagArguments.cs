using System.Globalization;

namespace Visa.Orchestrator.Cli;

/// <summary>A command line of the verb <c>dag</c>: the command, its words, its options.</summary>
internal sealed class DagArguments
{
    private static readonly string[] Flags = ["--json", "--dry-run", "--follow"];
    private static readonly string[] Valued = ["--interval", "--parameters", "--key", "--reason", "--from", "--to", "--reprocess", "--max-active", "--step", "--scope", "--reach"];

    private readonly List<string> _words = [];
    private readonly Dictionary<string, string> _options = new(StringComparer.Ordinal);

    public string Verb => _words.Count > 0 ? _words[0] : throw new WrongUsageException("a command is missing");

    public bool Has(string flag) => _options.ContainsKey(flag);

    public string? Option(string name) => _options.GetValueOrDefault(name);

    /// <exception cref="WrongUsageException">The word is missing.</exception>
    public string Word(int place, string what) => _words.Count > place ? _words[place] : throw new WrongUsageException($"{Verb} needs {what}");

    /// <exception cref="WrongUsageException">The option is missing or no time.</exception>
    public DateTimeOffset Time(string name) => Time(Option(name) ?? throw new WrongUsageException($"{Verb} needs {name}"), name);

    public (DateTimeOffset Start, DateTimeOffset End)? Interval()
    {
        if (Option("--interval") is not { } text)
        {
            return null;
        }

        return text.Split('/') is [var start, var end] && Time(start, "--interval") is var from && Time(end, "--interval") is var to && from < to
            ? (from, to)
            : throw new WrongUsageException("--interval takes START/END, such as 2026-01-31T12:00:00Z/2026-01-31T13:00:00Z, with START before END");
    }

    public static DagArguments Parse(string[] args)
    {
        var parsed = new DagArguments();
        for (var at = 1; at < args.Length; at++)
        {
            if (Flags.Contains(args[at]))
            {
                parsed._options[args[at]] = "";
            }
            else if (Valued.Contains(args[at]))
            {
                parsed._options[args[at]] = at + 1 < args.Length ? args[at + 1] : throw new WrongUsageException($"{args[at]} needs a value");
                at++;
            }
            else if (args[at].StartsWith('-'))
            {
                throw new WrongUsageException($"it does not know '{args[at]}'");
            }
            else
            {
                parsed._words.Add(args[at]);
            }
        }

        return parsed;
    }

    private static DateTimeOffset Time(string text, string name) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
            ? time
            : throw new WrongUsageException($"{name}: '{text}' is no time such as 2026-01-31T12:00:00Z");
}
