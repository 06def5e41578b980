using System.Collections;
using Visa.Dbt.Jinja.Values;

namespace Visa.Dbt.Jinja.Evaluation;

/// <summary>Gives the value of an expression.</summary>
internal sealed class ExpressionEvaluator(string file, Scope scope)
{
    public object? Evaluate(Expression expression)
    {
        try
        {
            return expression switch
            {
                Literal literal => literal.Value,
                Name name => scope.TryGet(name.Identifier, out var value) ? value : new Undefined(name.Identifier),
                ListOf list => list.Items.Select(Evaluate).ToList(),
                DictOf dict => Dict(dict),
                Unary unary => Apply(unary),
                Binary { Operator: "and" } both => Evaluate(both.Left) is var left && Value.IsTrue(left) ? Evaluate(both.Right) : left,
                Binary { Operator: "or" } either => Evaluate(either.Left) is var left && Value.IsTrue(left) ? left : Evaluate(either.Right),
                Binary binary => Operators.Apply(binary.Operator, Evaluate(binary.Left), Evaluate(binary.Right)),
                Choice choice => Value.IsTrue(Evaluate(choice.Condition)) ? Evaluate(choice.Then) : choice.Otherwise is null ? Undefined.Nothing : Evaluate(choice.Otherwise),
                Attribute attribute => Member(Evaluate(attribute.Target), attribute.Identifier),
                Item item => At(Evaluate(item.Target), Evaluate(item.Index)),
                Slice slice => Cut(slice),
                Call call => Run(call),
                Filter filter => Filters.Apply(filter.Identifier, Evaluate(filter.Input), Bind(filter.Arguments, filter.Named, filter.Line)),
                Check check => Holds(check),
                _ => throw new InvalidOperationException($"{expression.GetType().Name} has no value"),
            };
        }
        catch (InvalidCastException exception)
        {
            throw new DbtException(exception.Message, file, expression.Line);
        }
    }

    private Dictionary<string, object?> Dict(DictOf dict)
    {
        var map = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var (key, value) in dict.Items) map[Value.Text(Evaluate(key))] = Evaluate(value);
        return map;
    }

    private object? Apply(Unary unary)
    {
        var value = Evaluate(unary.Operand);
        return unary.Operator switch
        {
            "not" => !Value.IsTrue(value),
            "-" when value is long number => -number,
            "-" => -Value.ToDouble(value),
            _ => value,
        };
    }

    private static object? Member(object? target, string name) => target switch
    {
        IJinjaObject known when known.TryGet(name, out var value) => value,
        Dictionary<string, object?> map when Methods.Of(map, name) is { } method => method,
        Dictionary<string, object?> map => map.TryGetValue(name, out var value) ? value : new Undefined(name),
        Undefined or null => throw new InvalidCastException($"{Value.Describe(target)} has no attribute '{name}'"),
        _ => Methods.Of(target, name) ?? new Undefined(name),
    };

    private static object? At(object? target, object? index) => target switch
    {
        Dictionary<string, object?> map => map.TryGetValue(Value.Text(index), out var value) ? value : new Undefined(Value.Text(index)),
        IJinjaObject known when index is string name => known.TryGet(name, out var value) ? value : new Undefined(name),
        string text => Place(Value.ToLong(index), text.Length) is var place and >= 0 ? text[place].ToString() : new Undefined(Value.Text(index)),
        IList list => Place(Value.ToLong(index), list.Count) is var place and >= 0 ? list[place] : new Undefined(Value.Text(index)),
        _ => throw new InvalidCastException($"{Value.Describe(target)} has no items"),
    };

    private static int Place(long index, int count) => (index < 0 ? index + count : index) is var place && place >= 0 && place < count ? (int)place : -1;

    private object? Cut(Slice slice)
    {
        var target = Evaluate(slice.Target);
        var count = target switch
        {
            string text => text.Length,
            IList list => list.Count,
            _ => throw new InvalidCastException($"{Value.Describe(target)} cannot be sliced"),
        };
        var start = Bound(slice.Start, 0, count);
        var end = Math.Max(start, Bound(slice.End, count, count));
        return target switch
        {
            string text => text[start..end],
            _ => ((IList)target).Cast<object?>().Skip(start).Take(end - start).ToList(),
        };
    }

    private int Bound(Expression? bound, int otherwise, int count)
    {
        if (bound is null || Evaluate(bound) is not { } value) return otherwise;
        var index = Value.ToLong(value);
        return (int)Math.Clamp(index < 0 ? index + count : index, 0, count);
    }

    private object? Run(Call call)
    {
        var function = Evaluate(call.Function);
        if (function is not Callable callable) throw new DbtException($"{Value.Describe(function)} cannot be called", file, call.Line);
        return callable.Call(Bind(call.Arguments, call.Named, call.Line));
    }

    private Arguments Bind(IReadOnlyList<Expression> arguments, IReadOnlyList<(string Name, Expression Value)> named, int line)
    {
        var byName = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var (name, value) in named)
        {
            if (!byName.TryAdd(name, Evaluate(value))) throw new DbtException($"the argument '{name}' is given twice", file, line);
        }
        return new Arguments([.. arguments.Select(Evaluate)], byName, file, line);
    }

    private bool Holds(Check check)
    {
        var holds = Checks.Apply(check.Identifier, Evaluate(check.Input), Bind(check.Arguments, [], check.Line));
        return holds != check.IsNegated;
    }
}
