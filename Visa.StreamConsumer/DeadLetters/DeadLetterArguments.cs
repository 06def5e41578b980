using System.Diagnostics.CodeAnalysis;

namespace Visa.StreamConsumer.DeadLetters;

/// <summary>The command line of <c>deadletters</c>.</summary>
internal sealed record DeadLetterArguments
{
    public const string Verb = "deadletters";
    public const string List = "list";
    public const string Redrive = "redrive";

    public const string Help = """
        ./visa deadletters list|redrive [OPTIONS]

        Records of the stream of transactions that could not be processed wait in the lake, under raw/dead_letters/.

          list           show them: where each was, why it failed, and whether it is valid by now or was redriven
          redrive        put those that are valid by now, or that were repaired, back on the stream, under their card's key. A letter goes back once: what was
                         redriven is noted under redriven/dead_letters/, with when, by whom and what was sent

          --reason R     only those of this reason
          --id ID        only this one; may be given several times
          --repaired F   (redrive) a file of repaired transactions, one JSON object a line: {"id": "ID", "transaction": {...}}
          --dry-run      (redrive) say what would be done
          --data         (list --json) with the records' bytes, base64. They contain the card holder's name
          --json         one JSON object a line on standard output

        It works on the system that ./visa up runs or has left behind; AWS_ENDPOINT_URL names another, VISA_AWS=cloud means AWS itself.
        Exit codes: 0 done, 1 some could not be redriven, 2 wrong usage.
        """;

    public required string Action { get; init; }

    public string? Reason { get; init; }

    public IReadOnlyList<string> Ids { get; init; } = [];

    public string? RepairedFile { get; init; }

    public bool IsDryRun { get; init; }

    public bool WithData { get; init; }

    public bool Json { get; init; }

    /// <summary>False with the help, or with what is wrong.</summary>
    public static bool TryRead(IReadOnlyList<string> args, [NotNullWhen(true)] out DeadLetterArguments? arguments, [NotNullWhen(false)] out string? problem)
    {
        (arguments, problem) = (null, args is [] or ["-h" or "--help", ..] ? Help : null);
        if (problem is null && args[0] is not (List or Redrive))
            problem = $"deadletters does not know '{args[0]}': it takes list or redrive.";
        if (problem is not null)
            return false;

        var read = new DeadLetterArguments { Action = args[0] };
        for (var i = 1; i < args.Count && problem is null; i++)
        {
            var value = i + 1 < args.Count ? args[i + 1] : null;
            (read, problem, var takesValue) = Read(read, args[i], value);
            i += takesValue ? 1 : 0;
        }
        arguments = problem is null ? read : null;
        return arguments is not null;
    }

    public bool Selects(StoredDeadLetter letter) => (Reason is null || letter.Reason == Reason) && (Ids.Count == 0 || Ids.Contains(letter.Id));

    private static (DeadLetterArguments Read, string? Problem, bool TakesValue) Read(DeadLetterArguments read, string option, string? value) => (option, read.Action) switch
    {
        ("-h" or "--help", _) => (read, Help, false),
        ("--json", _) => (read with { Json = true }, null, false),
        ("--data", List) => (read with { WithData = true }, null, false),
        ("--dry-run", Redrive) => (read with { IsDryRun = true }, null, false),
        ("--reason" or "--id" or "--repaired", _) when value is null => (read, $"{option} needs a value.", false),
        ("--reason", _) => (read with { Reason = value }, null, true),
        ("--id", _) => (read with { Ids = [.. read.Ids, value!] }, null, true),
        ("--repaired", Redrive) => (read with { RepairedFile = value }, null, true),
        _ => (read, $"deadletters {read.Action} does not know '{option}'; --help lists what it does.", false),
    };
}
