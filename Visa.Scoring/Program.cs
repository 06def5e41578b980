using Microsoft.Extensions.Options;
using Visa.Scoring.Verbs;

try
{
    return VerbList.Choose(args) switch
    {
        ServeVerb.Name => await ServeVerb.RunAsync(args),
        TrainVerb.Name => await TrainVerb.RunAsync(args),
        EvaluateVerb.Name => await EvaluateVerb.RunAsync(args),
        CompareVerb.Name => await CompareVerb.RunAsync(args),
        PromoteVerb.Name => await PromoteVerb.RunAsync(args),
        RiskTablesVerb.Name => await RiskTablesVerb.RunAsync(args),
        var other => VerbList.Explain(other),
    };
}
catch (OptionsValidationException exception)
{
    await Console.Error.WriteLineAsync(exception.Message);
    return 2;
}
