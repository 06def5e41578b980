using Microsoft.Extensions.Options;
using Visa.Generator.Arguments;
using Visa.Generator.History;
using Visa.Generator.Live;
using Visa.Generator.Reconciliation;
using Visa.Generator.Report;
using Visa.Generator.Stdout;

try
{
    return VerbList.Choose(args) switch
    {
        LiveVerb.Name => await LiveVerb.RunAsync(args),
        HistoryVerb.Name => await HistoryVerb.RunAsync(args),
        StdoutVerb.Name => await StdoutVerb.RunAsync(args),
        ReportVerb.Name => await ReportVerb.RunAsync(args),
        ReconcileVerb.Name => await ReconcileVerb.RunAsync(args),
        var other => VerbList.Explain(other),
    };
}
catch (OptionsValidationException exception)
{
    await Console.Error.WriteLineAsync(exception.Message);
    return 2;
}
