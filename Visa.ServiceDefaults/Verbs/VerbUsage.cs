namespace Visa.ServiceDefaults.Verbs;

/// <summary>A verb's purpose and options: for its help text and for reading its command line.</summary>
public sealed record VerbUsage(string Verb, string Purpose, IReadOnlyList<VerbOption> Options)
{
    /// <summary>What a person types.</summary>
    public string Command { get; init; } = $"./visa {Verb}";

    public string Help => $"""
        {Command} [OPTIONS]

        {Purpose}

        {string.Join(Environment.NewLine, Options.Select(option => $"  {option.Name,-22}{option.Meaning}"))}

        Settings can also be given as configuration: --SECTION:NAME=VALUE, or the environment's SECTION__NAME.
        Exit codes: 0 done, 1 failed, 2 wrong usage.
        """;
}
