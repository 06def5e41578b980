using System.Text;
using Visa.Dbt.Jinja.Values;

namespace Visa.Dbt.Jinja.Evaluation;

/// <summary>A macro that can be called: it sees the globals and its arguments, nothing of the caller.</summary>
internal sealed class Macro(Definition definition, string file, Scope globals) : Callable(definition.Identifier, arguments => Run(definition, file, globals, arguments))
{
    private static object? Run(Definition definition, string file, Scope globals, Arguments arguments)
    {
        if (!System.Runtime.CompilerServices.RuntimeHelpers.TryEnsureSufficientExecutionStack())
            throw arguments.Wrong($"the macro {definition.Identifier} calls itself too deeply");
        var scope = new Scope(globals);
        var output = new StringBuilder();
        var evaluator = new Evaluator(file, output);
        Bind(definition, evaluator, scope, arguments);
        try
        {
            evaluator.Run(definition.Body, scope);
            return output.ToString();
        }
        catch (ReturnSignal signal)
        {
            return signal.Value;
        }
    }

    private static void Bind(Definition definition, Evaluator evaluator, Scope scope, Arguments arguments)
    {
        if (arguments.Positional.Count > definition.Parameters.Count)
            throw arguments.Wrong($"the macro {definition.Identifier} takes {definition.Parameters.Count} arguments, not {arguments.Positional.Count}");
        if (arguments.Named.Keys.FirstOrDefault(name => definition.Parameters.All(parameter => parameter.Name != name)) is { } unknown)
            throw arguments.Wrong($"the macro {definition.Identifier} has no argument '{unknown}'");
        for (var index = 0; index < definition.Parameters.Count; index++)
        {
            var (name, otherwise) = definition.Parameters[index];
            var value = index < arguments.Positional.Count ? arguments.Positional[index]
                : arguments.Named.TryGetValue(name, out var named) ? named
                : otherwise is null ? new Undefined(name) : evaluator.Evaluate(otherwise, scope);
            scope.Set(name, value);
        }
    }
}
