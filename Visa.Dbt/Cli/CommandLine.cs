using System.Globalization;
using Visa.Dbt.Execution;
using Visa.Dbt.Projects;

namespace Visa.Dbt.Cli;

/// <summary>A command of dbt and its options.</summary>
internal sealed record CommandLine(DbtCommand Command, Invocation Invocation)
{
    private static readonly string[] TakesNoDbt = ["snapshot", "run-operation", "clone", "init", "deps", "debug", "show", "clean"];

    public bool IsJson { get; private init; }

    public bool IsQuiet { get; private init; }

    /// <summary>How <c>ls</c> writes: selector, name, path, json.</summary>
    public string Output { get; private init; } = "selector";

    /// <summary>Throws <see cref="DbtException"/> for what is not understood.</summary>
    public static CommandLine Parse(IReadOnlyList<string> arguments, Invocation defaults)
    {
        var (command, rest) = ReadCommand(arguments);
        var line = new CommandLine(command, defaults with { Command = $"dbt {string.Join(' ', arguments)}" });
        var select = new List<string>();
        var exclude = new List<string>();
        var types = new List<string>();
        for (var at = 0; at < rest.Count;)
        {
            var option = rest[at++];
            if (option is "--select" or "-s" or "--models" or "-m") TakeMany(rest, ref at, select, option);
            else if (option == "--exclude") TakeMany(rest, ref at, exclude, option);
            else if (option == "--resource-type") TakeMany(rest, ref at, types, option);
            else line = Apply(line, option, () => at < rest.Count ? rest[at++] : throw new DbtException($"{option} needs a value"));
        }
        return line with { Invocation = line.Invocation with { Select = select, Exclude = exclude, ResourceTypes = types } };
    }

    private static (DbtCommand Command, List<string> Options) ReadCommand(IReadOnlyList<string> arguments)
    {
        if (arguments.Count == 0) throw new DbtException("Which command? parse, compile, run, test, build, seed, ls, docs generate, retry, source freshness.");
        var two = arguments.Count > 1 ? $"{arguments[0]} {arguments[1]}" : arguments[0];
        if (two is "docs generate") return (DbtCommand.DocsGenerate, [.. arguments.Skip(2)]);
        if (two is "source freshness") return (DbtCommand.SourceFreshness, [.. arguments.Skip(2)]);
        if (TakesNoDbt.Contains(arguments[0])) throw DbtException.NotHere($"dbt {arguments[0]}", "Install dbt to use it: with dbt on PATH, that one is run.");
        return (arguments[0] switch
        {
            "parse" => DbtCommand.Parse,
            "compile" => DbtCommand.Compile,
            "run" => DbtCommand.Run,
            "test" => DbtCommand.Test,
            "build" => DbtCommand.Build,
            "seed" => DbtCommand.Seed,
            "ls" or "list" => DbtCommand.List,
            "retry" => DbtCommand.Retry,
            _ => throw new DbtException($"No such command '{arguments[0]}'."),
        }, [.. arguments.Skip(1)]);
    }

    private static void TakeMany(List<string> rest, ref int at, List<string> values, string option)
    {
        var start = at;
        while (at < rest.Count && !rest[at].StartsWith('-')) values.Add(rest[at++]);
        if (at == start) throw new DbtException($"{option} needs a value");
    }

    private static CommandLine Apply(CommandLine line, string option, Func<string> value)
    {
        var invocation = line.Invocation;
        return option switch
        {
            "--target" or "-t" => line with { Invocation = invocation with { TargetName = value() } },
            "--project-dir" => line with { Invocation = invocation with { ProjectDirectory = value() } },
            "--profiles-dir" => line with { Invocation = invocation with { ProfilesDirectory = value() } },
            "--target-path" => line with { Invocation = invocation with { TargetPath = Path.GetFullPath(value()) } },
            "--threads" => line with { Invocation = invocation with { Threads = int.TryParse(value(), NumberStyles.None, CultureInfo.InvariantCulture, out var threads) ? threads : throw new DbtException("--threads needs a number") } },
            "--vars" => line with { Invocation = invocation with { Vars = YamlFile.Parse(value(), "--vars") } },
            "--full-refresh" or "-f" => line with { Invocation = invocation with { IsFullRefresh = true } },
            "--fail-fast" or "-x" => line with { Invocation = invocation with { FailsFast = true } },
            "--warn-error" => line with { Invocation = invocation with { WarnsAreErrors = true } },
            "--store-failures" => line with { Invocation = invocation with { StoresFailures = true } },
            "--log-format" => line with { IsJson = value() is "json" },
            "--output" => line with { Output = value() is var output && output is "selector" or "name" or "path" or "json" ? output : throw new DbtException("--output is selector, name, path or json") },
            "--quiet" or "-q" => line with { IsQuiet = true },
            "--indirect-selection" => value() is "eager" ? line : throw DbtException.NotHere("--indirect-selection other than eager", "Use --exclude."),
            "--no-use-colors" or "--use-colors" or "--no-partial-parse" or "--no-version-check" => line,
            "--state" or "--defer" or "--empty" or "--selector" or "--sample" => throw DbtException.NotHere(option, "Install dbt to use it: with dbt on PATH, that one is run."),
            _ => throw new DbtException($"No such option: {option}"),
        };
    }
}
