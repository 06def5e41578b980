using Microsoft.Extensions.Options;
using Visa.Generator.Live;
using Visa.Generator.Reconciliation;

var verb = args is [] or [['-', ..], ..] ? LiveVerb.Name : args[0];
try
{
    switch (verb)
    {
        case LiveVerb.Name:
            return await LiveVerb.RunAsync(args);
        case ReconcileVerb.Name:
            return await ReconcileVerb.RunAsync(args);
        default:
            await Console.Error.WriteLineAsync($"Visa.Generator does not know '{verb}'. Its verbs are {LiveVerb.Name} (the default) and {ReconcileVerb.Name}.");
            return 2;
    }
}
catch (OptionsValidationException exception)
{
    await Console.Error.WriteLineAsync(exception.Message);
    return 2;
}
