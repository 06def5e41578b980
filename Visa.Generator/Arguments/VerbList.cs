using Visa.Generator.History;
using Visa.Generator.Live;
using Visa.Generator.Reconciliation;
using Visa.Generator.Report;
using Visa.Generator.Stdout;

namespace Visa.Generator.Arguments;

/// <summary>The verbs of the generator.</summary>
internal static class VerbList
{
    private const string Help = "--help";

    private static readonly (string Name, string Meaning)[] Verbs =
    [
        (LiveVerb.Name, "sends transactions and chargebacks to Kinesis at a rate (the default)"),
        (HistoryVerb.Name, "makes days as fast as possible, to S3 or to files"),
        (StdoutVerb.Name, "writes transactions as JSON lines to standard output"),
        (ReportVerb.Name, "shows on one page how real the simulated days look"),
        (ReconcileVerb.Name, "checks a finished run: each transaction decided once and none lost"),
    ];

    /// <summary>The verb that the command line names; options alone are for live traffic.</summary>
    public static string Choose(string[] args) => args switch
    {
        ["-h" or Help, ..] => Help,
        [] or [['-', ..], ..] => LiveVerb.Name,
        _ => args[0],
    };

    /// <returns>The exit code: 0 when help was asked for, 2 for a verb that there is not.</returns>
    public static int Explain(string verb)
    {
        var names = string.Join(Environment.NewLine, Verbs.Select(one => $"  {one.Name,-12}{one.Meaning}"));
        if (verb == Help) Console.WriteLine($"./visa generate VERB [OPTIONS]{Environment.NewLine}{Environment.NewLine}{names}{Environment.NewLine}{Environment.NewLine}Each verb but live and reconcile has {Help}.");
        else Console.Error.WriteLine($"Visa.Generator does not know '{verb}'. Its verbs are {string.Join(", ", Verbs.Select(one => one.Name))}.");
        return verb == Help ? 0 : 2;
    }
}
