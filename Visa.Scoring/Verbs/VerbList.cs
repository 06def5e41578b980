namespace Visa.Scoring.Verbs;

/// <summary>The verbs of Scoring.</summary>
internal static class VerbList
{
    private const string Help = "--help";

    private static readonly (string Name, string Meaning)[] Verbs =
    [
        (ServeVerb.Name, "answers the consumer, keeps the alerts, shows them (the default)"),
        (TrainVerb.Name, "trains a model on the lake's history and registers it"),
        (EvaluateVerb.Name, "measures a registered model on days that it has not learned from"),
        (CompareVerb.Name, "compares two registered models on matured labels"),
        (PromoteVerb.Name, "makes a challenger the champion by the record of a comparison"),
        (RiskTablesVerb.Name, "publishes what reported frauds say of terminals, merchants, categories, BINs and cards"),
    ];

    /// <summary>The verb that the command line names; options alone are for the service.</summary>
    public static string Choose(string[] args) => args switch
    {
        ["-h" or Help, ..] => Help,
        [] or [['-', ..], ..] => ServeVerb.Name,
        _ => args[0],
    };

    /// <returns>The exit code: 0 when help was asked for, 2 for a verb that there is not.</returns>
    public static int Explain(string verb)
    {
        var names = string.Join(Environment.NewLine, Verbs.Select(one => $"  {one.Name,-12}{one.Meaning}"));
        if (verb == Help) Console.WriteLine($"Visa.Scoring VERB [OPTIONS]{Environment.NewLine}{Environment.NewLine}{names}{Environment.NewLine}{Environment.NewLine}Each verb but {ServeVerb.Name} has {Help}.");
        else Console.Error.WriteLine($"Visa.Scoring does not know '{verb}'. Its verbs are {string.Join(", ", Verbs.Select(one => one.Name))}.");
        return verb == Help ? 0 : 2;
    }
}
