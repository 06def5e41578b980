using System.Text;
using Visa.Dbt.Jinja.Values;

namespace Visa.Dbt.Jinja.Evaluation;

/// <summary>Runs a template's statements and writes what they say.</summary>
internal sealed class Evaluator(string file, StringBuilder output)
{
    /// <summary>The text that a template gives. Throws <see cref="DbtException"/> with file and line.</summary>
    public static string Render(Template template, Scope globals)
    {
        var output = new StringBuilder();
        new Evaluator(template.File, output).Run(template.Body, new Scope(globals));
        return output.ToString();
    }

    public void Run(IReadOnlyList<Statement> body, Scope scope)
    {
        foreach (var statement in body) Run(statement, scope);
    }

    private void Run(Statement statement, Scope scope)
    {
        switch (statement)
        {
            case TextOutput text: output.Append(text.Text); break;
            case Output expression: Write(expression, scope); break;
            case Conditional conditional: Run(conditional, scope); break;
            case Loop loop: Run(loop, scope); break;
            case Assignment assignment: Assign(assignment, scope); break;
            case BlockAssignment block: scope.Set(block.Target, Capture(block.Body, scope)); break;
            case Definition { IsTest: false } definition: scope.Set(definition.Identifier, new Macro(definition, file, scope)); break;
            case Do action: Evaluate(action.Value, scope); break;
        }
    }

    private void Write(Output expression, Scope scope)
    {
        var value = Evaluate(expression.Value, scope);
        if (value is Undefined { Name.Length: > 0 } undefined) throw new DbtException($"'{undefined.Name}' is undefined", file, expression.Line);
        output.Append(Value.Text(value));
    }

    private void Run(Conditional conditional, Scope scope)
    {
        foreach (var (condition, body) in conditional.Branches)
        {
            if (condition is not null && !Value.IsTrue(Evaluate(condition, scope))) continue;
            Run(body, scope);
            return;
        }
    }

    private void Run(Loop loop, Scope scope)
    {
        var items = Elements(loop, scope).ToList();
        if (loop.Where is { } where) items = items.Where(item => Value.IsTrue(Evaluate(where, Bind(loop, item, new Scope(scope))))).ToList();
        if (items.Count == 0) Run(loop.Otherwise, new Scope(scope));
        for (var index = 0; index < items.Count; index++)
        {
            var inner = Bind(loop, items[index], new Scope(scope));
            inner.Set("loop", LoopFacts(items, index));
            Run(loop.Body, inner);
        }
    }

    private IEnumerable<object?> Elements(Loop loop, Scope scope)
    {
        var source = Evaluate(loop.Source, scope);
        if (source is Undefined or null) throw new DbtException($"a loop goes over {Value.Describe(source)} which has no elements", file, loop.Line);
        return Guard(() => Value.Elements(source), loop.Line);
    }

    private Scope Bind(Loop loop, object? item, Scope inner)
    {
        if (loop.Targets.Count == 1)
        {
            inner.Set(loop.Targets[0], item);
            return inner;
        }
        var parts = Guard(() => Value.Elements(item).ToList(), loop.Line);
        if (parts.Count != loop.Targets.Count) throw new DbtException($"{loop.Targets.Count} names for {parts.Count} values", file, loop.Line);
        for (var index = 0; index < parts.Count; index++) inner.Set(loop.Targets[index], parts[index]);
        return inner;
    }

    private static Attributes LoopFacts(List<object?> items, int index) => new("loop", new Dictionary<string, object?>
    {
        ["index"] = (long)index + 1,
        ["index0"] = (long)index,
        ["revindex"] = (long)items.Count - index,
        ["revindex0"] = (long)items.Count - index - 1,
        ["first"] = index == 0,
        ["last"] = index == items.Count - 1,
        ["length"] = (long)items.Count,
        ["previtem"] = index > 0 ? items[index - 1] : new Undefined("loop.previtem"),
        ["nextitem"] = index < items.Count - 1 ? items[index + 1] : new Undefined("loop.nextitem"),
        ["cycle"] = new Callable("cycle", arguments => arguments.Positional[index % arguments.Positional.Count]),
    });

    private void Assign(Assignment assignment, Scope scope)
    {
        var value = Evaluate(assignment.Value, scope);
        if (assignment.Targets.Count == 1)
        {
            Assign(assignment.Targets[0], value, scope);
            return;
        }
        var parts = Guard(() => Value.Elements(value).ToList(), assignment.Line);
        if (parts.Count != assignment.Targets.Count) throw new DbtException($"{assignment.Targets.Count} names for {parts.Count} values", file, assignment.Line);
        for (var index = 0; index < parts.Count; index++) Assign(assignment.Targets[index], parts[index], scope);
    }

    private void Assign(Expression target, object? value, Scope scope)
    {
        if (target is Name name) scope.Set(name.Identifier, value);
        else if (target is Attribute attribute && Evaluate(attribute.Target, scope) is NamespaceValue space) space.Set(attribute.Identifier, value);
        else throw new DbtException("only attributes of a namespace can be set", file, target.Line);
    }

    private string Capture(IReadOnlyList<Statement> body, Scope scope)
    {
        var captured = new StringBuilder();
        new Evaluator(file, captured).Run(body, new Scope(scope));
        return captured.ToString();
    }

    public object? Evaluate(Expression expression, Scope scope) => new ExpressionEvaluator(file, scope).Evaluate(expression);

    private T Guard<T>(Func<T> action, int line)
    {
        try
        {
            return action();
        }
        catch (InvalidCastException exception)
        {
            throw new DbtException(exception.Message, file, line);
        }
    }
}
