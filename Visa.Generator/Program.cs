using Visa.Generator.Live;
using Visa.Generator.Reconciliation;

var verb = args.FirstOrDefault(argument => !argument.StartsWith('-')) ?? LiveVerb.Name;
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
