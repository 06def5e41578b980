using System.Collections;
using Visa.Dbt.Jinja.Values;

namespace Visa.Dbt.Jinja.Evaluation;

/// <summary>Python's operators, as far as templates use them.</summary>
internal static class Operators
{
    public static object? Apply(string operation, object? left, object? right) => operation switch
    {
        "~" => Written(left) + Written(right),
        "==" => Value.AreEqual(left, right),
        "!=" => !Value.AreEqual(left, right),
        "in" => Contains(right, left),
        "not in" => !Contains(right, left),
        "<" => Compare(left, right) < 0,
        "<=" => Compare(left, right) <= 0,
        ">" => Compare(left, right) > 0,
        ">=" => Compare(left, right) >= 0,
        "+" when left is string a && right is string b => a + b,
        "+" when left is IList a && right is IList b => a.Cast<object?>().Concat(b.Cast<object?>()).ToList(),
        "*" when left is string text && right is long times => string.Concat(Enumerable.Repeat(text, (int)Math.Max(0, times))),
        "%" when left is string => throw new InvalidCastException("'%' with a text: not supported by the embedded runner. Use ~ or the filter format."),
        _ => Calculate(operation, left, right),
    };

    private static string Written(object? value) =>
        value is Undefined { Name.Length: > 0 } undefined ? throw new InvalidCastException($"'{undefined.Name}' is undefined") : Value.Text(value);

    private static bool Contains(object? many, object? one) => many switch
    {
        string text => text.Contains(Value.Text(one), StringComparison.Ordinal),
        IDictionary<string, object?> map => map.ContainsKey(Value.Text(one)),
        _ => Value.Elements(many).Any(item => Value.AreEqual(item, one)),
    };

    private static int Compare(object? left, object? right)
    {
        if (left is string a && right is string b) return string.CompareOrdinal(a, b);
        if (Value.IsNumber(left) && Value.IsNumber(right)) return Value.ToDouble(left).CompareTo(Value.ToDouble(right));
        throw new InvalidCastException($"{Value.Describe(left)} and {Value.Describe(right)} cannot be compared");
    }

    private static object Calculate(string operation, object? left, object? right)
    {
        if (!Value.IsNumber(left) || !Value.IsNumber(right))
            throw new InvalidCastException($"{Value.Describe(left)} {operation} {Value.Describe(right)} has no value");
        return left is double || right is double || operation == "/"
            ? Calculate(operation, Value.ToDouble(left), Value.ToDouble(right))
            : Calculate(operation, Value.ToLong(left), Value.ToLong(right));
    }

    private static double Calculate(string operation, double left, double right)
    {
        if (right == 0 && (operation is "/" or "//" or "%")) throw new InvalidCastException("division by zero");
        return operation switch
        {
            "+" => left + right,
            "-" => left - right,
            "*" => left * right,
            "/" => left / right,
            "//" => Math.Floor(left / right),
            "%" => left - (right * Math.Floor(left / right)),
            _ => Math.Pow(left, right),
        };
    }

    private static object Calculate(string operation, long left, long right)
    {
        if (right == 0 && (operation is "//" or "%")) throw new InvalidCastException("division by zero");
        if (operation == "**" && right < 0) return Math.Pow(left, right);
        return operation switch
        {
            "+" => left + right,
            "-" => left - right,
            "*" => left * right,
            "//" => FloorDivide(left, right),
            "%" => left - (right * FloorDivide(left, right)),
            _ => (long)Math.Round(Math.Pow(left, right)),
        };
    }

    private static long FloorDivide(long left, long right)
    {
        var (quotient, rest) = Math.DivRem(left, right);
        return rest != 0 && rest < 0 != right < 0 ? quotient - 1 : quotient;
    }
}
